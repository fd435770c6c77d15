import { connect } from "node:net";
import { expect, it } from "vitest";
import { demarrerWeb } from "./serveur.ts";

const application = (fetch: (r: Request) => Response | Promise<Response>) => ({
  fetch,
  routes: [],
});

const envoyer = (url: string, brut: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    let recu = "";
    const prise = connect(Number(port), hostname, () => prise.write(brut));
    prise.on("data", (morceau) => {
      recu += morceau;
    });
    prise.on("close", () => resolve(recu));
    prise.on("error", reject);
  });

it("répond sur un port libre, et finit la demande en cours avant de s’arrêter", async () => {
  let liberer = (): void => undefined;
  let arrivee = (): void => undefined;
  const attente = new Promise<void>((r) => {
    liberer = r;
  });
  const recue = new Promise<void>((r) => {
    arrivee = r;
  });
  const serveur = await demarrerWeb({
    port: 0,
    hote: "127.0.0.1",
    application: application(async () => {
      arrivee();
      await attente;
      return new Response("fini");
    }),
  });
  const demande = fetch(serveur.url, { headers: { connection: "close" } });
  await recue;
  const arret = serveur.arreter();
  liberer();
  expect(await (await demande).text()).toBe("fini");
  await arret;
  await expect(fetch(serveur.url)).rejects.toThrow();
});

it("refuse une demande mal formée sans la donner à l’application", async () => {
  let appels = 0;
  const serveur = await demarrerWeb({
    port: 0,
    hote: "127.0.0.1",
    application: application(() => {
      appels += 1;
      return new Response();
    }),
  });
  const doubles =
    "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n";
  expect(await envoyer(serveur.url, doubles)).toMatch(/^HTTP\/1\.1 400/);
  expect(appels).toBe(0);
  await serveur.arreter();
});

it("dit clairement qu’un port est pris", async () => {
  const options = { hote: "127.0.0.1", application: application(() => new Response()) };
  const premier = await demarrerWeb({ ...options, port: 0 });
  const port = Number(new URL(premier.url).port);
  await expect(demarrerWeb({ ...options, port })).rejects.toThrow("EADDRINUSE");
  await premier.arreter();
});
