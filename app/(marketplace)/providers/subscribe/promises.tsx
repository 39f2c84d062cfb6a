const promises: readonly { title: string; text: string }[] = [
  {
    title: "A list that worked goes on working",
    text: "It answers 200 with the last good signed bytes while the database is down, the signing service is dead or a publication fails. Some clients delete a site's images when a list fails; ours gives them no reason.",
  },
  {
    title: "What has not changed looks unchanged",
    text: "Key order, types and identifiers stay for ever, and the bytes stay the same until there is a reason. A list is signed again long before its 30 days are over, with the same content and a higher version.",
  },
  {
    title: "Only what your client can digest is signed",
    text: "The whole list is validated against what atrope, cloudkeeper and vmcatcher accept before it is signed: formats as found in the files, SHA-512, an expiry on every image, plain ASCII texts.",
  },
  {
    title: "The signature verifies with plain tools",
    text: "openssl smime is enough. The endorser is named exactly as in the certificate, and the trust anchors are offered in the layout that sites use.",
  },
  {
    title: "Image files are there",
    text: "Versions made here are published only after each file was downloaded and hashed. Files are fetched without credentials and stay the same for the life of the version.",
  },
];

/** What sites can rely on. */
export function Promises() {
  return (
    <section aria-labelledby="promises" className="grid grid-cols-1 gap-5">
      <h2 id="promises" className="text-2xl">
        What your site can rely on
      </h2>
      <ol className="grid gap-x-10 gap-y-6 md:grid-cols-2 lg:grid-cols-3">
        {promises.map(({ title, text }, index) => (
          <li
            key={title}
            className="grid grid-cols-[2rem_1fr] content-start gap-y-1 border-t border-line-strong pt-4 md:first:col-span-2"
          >
            <span aria-hidden className="font-semibold text-accent-ink font-figures">
              {index + 1}
            </span>
            <h3 className="text-base">{title}</h3>
            <p className="col-start-2 text-sm text-ink-muted">{text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
