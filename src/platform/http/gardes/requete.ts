import { randomBytes, randomUUID } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import type { Jour } from "#core/jour.ts";
import type { Dependances, Environnement, Noyau } from "../types.ts";
import { entetesSecurite } from "./entetes.ts";

/**
 * First and last of every request: its id, its nonce, the headers no answer goes without, and one
 * line in the log. The line names the declared route, never the address: an address may hold more.
 */
export const requete =
  (
    noyau: Noyau,
    dependances: Dependances,
    aujourdhui: () => Jour,
  ): MiddlewareHandler<Environnement> =>
  async (c, next) => {
    const debut = performance.now();
    const requeteId = randomUUID();
    const nonce = randomBytes(16).toString("base64url");
    c.set("requeteId", requeteId);
    c.set("nonce", nonce);
    c.set("noyau", noyau);
    c.set("dependances", dependances);
    c.set("aujourdhui", aujourdhui());
    await next();
    const { headers } = c.res;
    for (const [nom, valeur] of entetesSecurite(nonce, noyau.https)) headers.set(nom, valeur);
    headers.set("x-request-id", requeteId);
    if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
    const acteur = c.get("acteur");
    noyau.journal.info(
      {
        requeteId,
        methode: c.req.method,
        route: c.get("route")?.chemin ?? "aucune",
        statut: c.res.status,
        ms: Math.round((performance.now() - debut) * 10) / 10,
        ...(acteur ? { utilisateur: acteur.utilisateurId } : {}),
      },
      "requête",
    );
  };
