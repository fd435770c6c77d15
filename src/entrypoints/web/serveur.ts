import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Application } from "#platform/http/index.ts";

export interface OptionsServeur {
  /** 0 = any free port. */
  readonly port: number;
  readonly hote: string;
  readonly application: Application;
}

export interface ServeurWeb {
  readonly url: string;
  /** Lets the requests under way finish, then closes what remains. */
  arreter(): Promise<void>;
}

/** A file of 800 MB over a slow line still has the time to arrive. */
const RECEPTION_MAX = 30 * 60_000;
const GRACE = 10_000;

export async function demarrerWeb({
  port,
  hote,
  application,
}: OptionsServeur): Promise<ServeurWeb> {
  const serveur = createServer(
    {
      headersTimeout: 15_000,
      requestTimeout: RECEPTION_MAX,
      keepAliveTimeout: 65_000,
      maxHeaderSize: 16 * 1024,
    },
    getRequestListener((requete, env) => application.fetch(requete, env)),
  );
  const adresse = await ecouter(serveur, port, hote);
  return { url: adresse, arreter: () => fermer(serveur) };
}

function ecouter(serveur: Server, port: number, hote: string): Promise<string> {
  return new Promise((resolve, reject) => {
    serveur.once("error", reject);
    serveur.listen(port, hote, () => {
      serveur.off("error", reject);
      const adresse = serveur.address();
      const reel = typeof adresse === "object" && adresse ? adresse.port : port;
      resolve(`http://${hote.includes(":") ? `[${hote}]` : hote}:${reel}`);
    });
  });
}

function fermer(serveur: Server): Promise<void> {
  return new Promise((resolve) => {
    const limite = setTimeout(() => serveur.closeAllConnections(), GRACE);
    serveur.close(() => {
      clearTimeout(limite);
      resolve();
    });
    serveur.closeIdleConnections();
  });
}
