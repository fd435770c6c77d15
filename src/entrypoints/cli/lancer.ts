import type { BaseDisponible } from "#platform/cluster/ouvrir-base.ts";
import { type Config, chargerConfig } from "#platform/config/config.ts";
import { ErreurExploitation } from "#platform/config/exploitation.ts";
import { aideCommande } from "./aide.ts";
import type { Commande, Contexte, Reponse } from "./commande.ts";
import { lireDemande, lireSaisie } from "./saisie.ts";
import { imprimer } from "./sortie.ts";
import { TABLE } from "./table.ts";

const SIGNAUX = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Runs one command line and ends the process with its exit code. */
export async function lancer(args: readonly string[]): Promise<never> {
  const session = creerSession(args.includes("--json"));
  const demande = lireDemande(args);
  const nom = demande.ok ? demande.value.nom : (args.find((a) => !a.startsWith("-")) ?? "aide");
  let reponse: Reponse;
  try {
    reponse = demande.ok
      ? await executer(session, nom, demande.value.reste, demande.value.aide)
      : { code: 2, refus: { code: "usage", message: demande.refus } };
    await session.fermer();
  } catch (error) {
    // Cut short by a signal, a command may fail on what was taken from it: that is no fault.
    if (session.interrompu()) return await new Promise<never>(() => {});
    reponse = await panne(session, error);
  }
  const { stdout, stderr } = imprimer(nom, reponse, session.json);
  process.stderr.write(stderr);
  await ecrire(stdout);
  return process.exit(reponse.code);
}

async function executer(
  session: Session,
  nom: string,
  reste: readonly string[],
  aide: boolean,
): Promise<Reponse> {
  const entree = TABLE[nom];
  if (!entree) throw new Error(`Commande absente de la table : ${nom}`);
  const { commande } = await entree.charger();
  if (aide)
    return { code: 0, texte: aideCommande(nom, commande), document: { aide: commande.aide } };
  const saisie = lireSaisie(commande, reste);
  if (!saisie.ok) {
    const message = `${saisie.refus}\nUsage : passerelle ${nom} ${commande.usage}`.trimEnd();
    return { code: 2, refus: { code: "usage", message } };
  }
  session.surveillerSignaux(commande);
  return commande.executer(session.contexte, saisie.value);
}

interface Session {
  readonly json: boolean;
  readonly contexte: Contexte;
  surveillerSignaux(commande: Commande): void;
  interrompu(): boolean;
  fermer(): Promise<void>;
}

function creerSession(json: boolean): Session {
  const arret = new AbortController();
  let config: Config | undefined;
  let base: Promise<BaseDisponible> | undefined;
  let interrompu = false;
  const fermer = async (): Promise<void> => (await base?.catch(() => undefined))?.rendre();
  const contexte: Contexte = {
    get config() {
      config ??= chargerConfig();
      return config;
    },
    arret: arret.signal,
    json,
    ouvrirBase: () => {
      base ??= import("#platform/cluster/ouvrir-base.ts").then((m) =>
        m.ouvrirBase(contexte.config),
      );
      return base;
    },
    dire: (ligne) => {
      process.stderr.write(`${ligne}\n`);
    },
    ecrire: (texte) => {
      if (json) throw new Error("Une sortie au fil de l’eau ne se mêle pas au document JSON");
      return ecrire(texte);
    },
  };
  const surveillerSignaux = (commande: Commande): void => {
    for (const [signal, code] of Object.entries(SIGNAUX)) {
      process.on(signal, () => {
        if (commande.gereArret && !arret.signal.aborted) return arret.abort();
        if (interrompu) return process.exit(code);
        interrompu = true;
        void fermer().finally(() => process.exit(code));
      });
    }
  };
  return { json, contexte, surveillerSignaux, interrompu: () => interrompu, fermer };
}

/** A sentence for what the operator can mend, the whole stack for what only we can. */
async function panne(session: Session, error: unknown): Promise<Reponse> {
  const connue = error instanceof ErreurExploitation;
  const message = error instanceof Error ? error.message : String(error);
  const detail = connue || !(error instanceof Error) ? message : (error.stack ?? message);
  process.stderr.write(`${detail}\n`);
  await session.fermer().catch((autre: unknown) => {
    process.stderr.write(`${String(autre)}\n`);
  });
  return { code: 1, document: { panne: message } };
}

const ecrire = (texte: string): Promise<void> =>
  new Promise((resolve, reject) => {
    if (texte === "") return resolve();
    process.stdout.write(texte, (error) => (error ? reject(error) : resolve()));
  });
