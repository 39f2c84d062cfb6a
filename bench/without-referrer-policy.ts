/** A way around a fault of Chromium's that measurements meet. */
import { createServer, request, type Server } from "node:http";

/**
 * Passes every request on to a process of this machine, and its answers back without `Referrer-Policy`: under Lighthouse,
 * some builds of headless Chromium abort every document that has this header (net::ERR_ABORTED), whatever its value.
 *
 * @param port where it listens, on the loopback interface
 * @param target port of the process
 */
export function passWithoutReferrerPolicy(port: number, target: number): Promise<Server> {
  const server = createServer((asked, answer) => {
    const passed = request(
      { host: "127.0.0.1", port: target, path: asked.url, method: asked.method, headers: asked.headers },
      (given) => {
        const { "referrer-policy": _aborts, ...headers } = given.headers;
        answer.writeHead(given.statusCode ?? 502, headers);
        given.pipe(answer);
      },
    );
    passed.on("error", () => answer.destroy());
    asked.pipe(passed);
  });
  return new Promise((resolve) => {
    server.listen(port, "localhost", () => resolve(server));
  });
}
