import { once } from "node:events";
import { chargerConfig } from "#platform/config/config.ts";
import { ouvrirInstallation } from "../../installation.ts";
import { demarrerTravail } from "../../worker/ouvrier.ts";

// The worker as it runs beside the web: another process, ended by closing the channel.
const [, , url = ""] = process.argv;
const installation = await ouvrirInstallation(chargerConfig(), url);
const ouvrier = await demarrerTravail(installation);
process.send?.("pret");
await once(process, "disconnect");
await ouvrier.arreter();
await installation.fermer();
