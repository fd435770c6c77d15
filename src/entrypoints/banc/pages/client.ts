import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { brotliDecompressSync } from "node:zlib";

export interface Requete {
  readonly methode: "GET" | "POST";
  readonly chemin: string;
  readonly corps?: string;
}

export interface Recu {
  readonly statut: number;
  readonly entetes: IncomingHttpHeaders;
  /** The page; decompressed only when it is read. */
  readonly corps: string;
}

/** One browser's worth of cookies over kept-alive connections; no dependency, so that it costs little beside the server. */
export interface Navigateur {
  aller(requete: Requete): Promise<Recu>;
  /** Sends a form of this page, with the hidden token the page carries. */
  envoyer(page: string, chemin: string, champs: Readonly<Record<string, string>>): Promise<Recu>;
  fermer(): void;
}

export const ouvrirNavigateur = (url: string, connexions: number): Navigateur => {
  const agent = new Agent({ keepAlive: true, maxSockets: connexions });
  const cookies = new Map<string, string>();
  const garder = (poses: readonly string[]): void => {
    for (const pose of poses) {
      const [paire = ""] = pose.split(";");
      const egal = paire.indexOf("=");
      cookies.set(paire.slice(0, egal), paire.slice(egal + 1));
    }
  };
  const aller = (r: Requete): Promise<Recu> =>
    new Promise((resolve, reject) => {
      const envoi = request(
        new URL(r.chemin, url),
        {
          agent,
          method: r.methode,
          headers: {
            // What a browser says: the measure holds the compression of each page.
            "accept-encoding": "gzip, deflate, br",
            cookie: [...cookies].map(([nom, valeur]) => `${nom}=${valeur}`).join("; "),
            ...(r.corps === undefined
              ? {}
              : {
                  origin: url,
                  "content-type": "application/x-www-form-urlencoded",
                  "content-length": Buffer.byteLength(r.corps),
                }),
          },
        },
        (reponse) => {
          const morceaux: Buffer[] = [];
          reponse.on("data", (morceau: Buffer) => morceaux.push(morceau));
          reponse.once("error", reject);
          reponse.once("end", () => {
            garder(reponse.headers["set-cookie"] ?? []);
            resolve({
              statut: reponse.statusCode ?? 0,
              entetes: reponse.headers,
              get corps() {
                return texteDe(Buffer.concat(morceaux), reponse.headers["content-encoding"]);
              },
            });
          });
        },
      );
      envoi.once("error", reject);
      envoi.end(r.corps);
    });
  return {
    aller,
    envoyer: (page, chemin, champs) =>
      aller({ methode: "POST", chemin, corps: formulaire(page, champs) }),
    fermer: () => agent.destroy(),
  };
};

const texteDe = (octets: Buffer, encodage: string | undefined): string =>
  (encodage === "br" ? brotliDecompressSync(octets) : octets).toString("utf8");

export const formulaire = (page: string, champs: Readonly<Record<string, string>>): string => {
  const jeton = /name="_jeton" value="([^"]+)"/.exec(page)?.[1];
  if (jeton === undefined) throw new Error("Page sans formulaire");
  return new URLSearchParams({ _jeton: jeton, ...champs }).toString();
};
