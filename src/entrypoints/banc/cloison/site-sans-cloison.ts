import { once } from "node:events";
import { chargerConfig } from "#platform/config/config.ts";
import { creerPool, enKysely } from "#platform/db/pools.ts";
import { poolNomme } from "#platform/db/requetes-nommees.ts";
import { ouvrirInstallation } from "../../installation.ts";
import { composerApplication } from "../../web/composition.ts";
import { demarrerWeb } from "../../web/serveur.ts";

// The same web process, its statements prepared alike, but under the database role that row-level security does not
// hold. Only a bench's base is ever served so. Ended by closing the channel.
const [, , url = ""] = process.argv;
const installation = await ouvrirInstallation(chargerConfig(), url);
const { bases } = installation;
const poolApp = creerPool(url, "traitement", bases.roles, 10, true);
const application = await composerApplication(
  { ...installation, bases: { ...bases, app: enKysely(poolNomme(poolApp)), poolApp } },
  { demonstration: true, niveauJournal: "warn" },
);
const serveur = await demarrerWeb({ port: 0, hote: "127.0.0.1", application });
process.send?.(serveur.url);
await once(process, "disconnect");
await serveur.arreter();
await poolApp.end();
await installation.fermer();
