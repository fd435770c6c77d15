import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { RACINE } from "#platform/config/config.ts";
import { OPTIONS_MEMOIRE } from "../../worker/memoire.ts";
import { definirCommande, refuserSaisie } from "../commande.ts";

const FOYERS_DEMO = 6000;
const GRAINE_DEMO = 1;

/**
 * The worker is a process of its own: reading a big file never slows a page, and it may be killed alone. It holds
 * the other end of a pipe: were this process killed, the pipe closes and the worker ends by itself.
 */
const lancerOuvrier = (): ChildProcess =>
  spawn(
    process.execPath,
    [...OPTIONS_MEMOIRE, join(RACINE, "bin/passerelle.mjs"), "ouvrier", "--lie"],
    { stdio: ["pipe", "inherit", "inherit"], env: process.env },
  );

const fin = (processus: ChildProcess): Promise<unknown> =>
  processus.exitCode !== null || processus.signalCode !== null
    ? Promise.resolve()
    : once(processus, "exit");

export const commande = definirCommande({
  usage: "[--port N] [--demo]",
  aide: `Démarre le site, l’ouvrier et, sans DATABASE_URL, la base embarquée.
--demo remplit une base embarquée vide d’un département de démonstration et offre ses comptes.`,
  options: { port: { type: "string" }, demo: { type: "boolean" } },
  gereArret: true,
  executer: async (ctx, { values }) => {
    const { config } = ctx;
    const port = values.port === undefined ? config.port : Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      return refuserSaisie("Le port doit être un nombre entre 0 et 65535.");
    }
    // The database takes its time to start: the sources are read meanwhile.
    const [base, { ouvrirInstallation }, { chargerDemonstration }, { composerApplication }] =
      await Promise.all([
        ctx.ouvrirBase(),
        import("../../installation.ts"),
        import("../../demo/charger.ts"),
        import("../../web/composition.ts"),
      ]);
    const demonstration = Boolean(values.demo) && base.embarquee && !config.production;
    const installation = await ouvrirInstallation(config, base.url);
    if (demonstration) {
      await chargerDemonstration(installation, {
        departement: config.departement,
        foyers: FOYERS_DEMO,
        graine: GRAINE_DEMO,
        dire: ctx.dire,
      });
    }
    const { demarrerWeb } = await import("../../web/serveur.ts");
    const application = await composerApplication(installation, {
      demonstration,
      niveauJournal: config.journal,
    });
    const serveur = await demarrerWeb({ port, hote: "127.0.0.1", application });
    let arret = false;
    let ouvrier = lancerOuvrier();
    const surveiller = (): void => {
      ouvrier.once("exit", () => {
        if (arret) return;
        setTimeout(() => {
          ouvrier = lancerOuvrier();
          surveiller();
        }, 1000);
      });
    };
    surveiller();
    ctx.dire(await accueil(serveur.url, demonstration ? config.departement : undefined));
    if (!ctx.arret.aborted) await once(ctx.arret, "abort");
    arret = true;
    ouvrier.kill("SIGTERM");
    await Promise.all([serveur.arreter(), fin(ouvrier)]);
    await installation.fermer();
    return { code: 0, texte: "" };
  },
});

const accueil = async (url: string, departement: string | undefined): Promise<string> => {
  if (departement === undefined) return `Passerelle est ouverte : ${url}`;
  const { listComptesDeDemonstration } = await import("#domaines/habilitations/index.ts");
  const comptes = listComptesDeDemonstration(departement)
    .map(
      (c) => `  ${c.identifiant.padEnd(20)} ${c.mot_de_passe.padEnd(26)} ${c.role}, ${c.perimetre}`,
    )
    .join("\n");
  return `Passerelle est ouverte : ${url}\nComptes de démonstration (identifiant, mot de passe, rôle) :\n${comptes}`;
};
