type HandOverWordsProps = {
  /** Who is to own it; the address where only that is known. */
  to: string;
  /** Who owns it now, as the reader would say it: "you" or a name; null: nobody. */
  owner: string | null;
};

/** What handing an appliance over means, before it is offered. */
export function HandOverWords({ to, owner }: HandOverWordsProps) {
  return (
    <ul className="grid list-disc gap-1.5 pl-5">
      <li>
        {to} becomes the owner by accepting, and decides from then on who works on it and whom it is handed
        over to.
      </li>
      {owner !== null && <li>{owner === "you" ? "You stay" : `${owner} stays`} a maintainer of it.</li>}
      <li>Until it is accepted nothing changes, and the offer can be withdrawn. It stands for 14 days.</li>
      {owner !== null && <li>Afterwards only the new owner, or an administrator, can hand it back.</li>}
    </ul>
  );
}
