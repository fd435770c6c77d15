import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { DocumentTypst, PdfCompile } from "./compilateur.ts";
import type { Commande, Reponse } from "./ouvrier.ts";

/** Several compilers side by side, each in its process: the compiler's cache is global to a process. */
export interface Atelier {
  /** @throws Error when the template is refused or the process dies */
  compiler(document: DocumentTypst): Promise<PdfCompile>;
  /** Same, into a file that is durable once the promise is kept: megabytes need not go from process to process. */
  compilerVers(document: DocumentTypst, chemin: string): Promise<void>;
  fermer(): Promise<void>;
}

interface Attente {
  readonly commande: Commande;
  readonly accepter: (reponse: Partial<PdfCompile>) => void;
  readonly rejeter: (erreur: Error) => void;
}

interface Poste {
  readonly enfant: ChildProcess;
  enCours: Attente | undefined;
}

const OUVRIER = fileURLToPath(new URL("./ouvrier.ts", import.meta.url));

/**
 * One thread a process, since there are as many processes as cores; and memory kept between batches instead of being
 * given back and asked again, which cost a tenth of the time.
 */
const ENVIRONNEMENT = {
  RAYON_NUM_THREADS: "1",
  MALLOC_TOP_PAD_: "67108864",
  MALLOC_TRIM_THRESHOLD_: "1073741824",
  MALLOC_MMAP_THRESHOLD_: "268435456",
};

export const ouvrirAtelier = (nombre: number): Atelier => {
  const file: Attente[] = [];
  const postes = new Set<Poste>();
  let prochain = 1;
  let ferme = false;

  const servir = (poste: Poste): void => {
    if (poste.enCours) return;
    poste.enCours = file.shift();
    if (poste.enCours) poste.enfant.send(poste.enCours.commande);
  };
  const embaucher = (): void => {
    const enfant = fork(OUVRIER, [], {
      serialization: "advanced",
      execArgv: ["--expose-gc", "--import", import.meta.resolve("tsx")],
      env: { ...process.env, ...ENVIRONNEMENT },
    });
    const poste: Poste = { enfant, enCours: undefined };
    postes.add(poste);
    enfant.on("message", (reponse: Reponse) => {
      const attente = poste.enCours;
      poste.enCours = undefined;
      if (reponse.ok) attente?.accepter(reponse);
      else attente?.rejeter(new Error(reponse.message));
      servir(poste);
    });
    enfant.on("exit", () => {
      postes.delete(poste);
      poste.enCours?.rejeter(new Error("Le compilateur de courriers s’est arrêté."));
      if (file.length > 0 && !ferme) embaucher();
    });
    servir(poste);
  };

  const demander = (
    document: DocumentTypst,
    chemin: string | undefined,
  ): Promise<Partial<PdfCompile>> =>
    new Promise((accepter, rejeter) => {
      if (ferme) return rejeter(new Error("L’atelier est fermé."));
      file.push({ commande: { numero: prochain++, document, chemin }, accepter, rejeter });
      const libre = [...postes].find((p) => !p.enCours);
      if (libre) servir(libre);
      else if (postes.size < nombre) embaucher();
    });

  return {
    compiler: async (document) => {
      const { pdf, pages } = await demander(document, undefined);
      if (!pdf || pages === undefined) throw new Error("Le compilateur n’a rien rendu.");
      return { pdf, pages };
    },
    compilerVers: async (document, chemin) => {
      await demander(document, chemin);
    },
    fermer: async () => {
      ferme = true;
      await Promise.all(
        [...postes].map(
          ({ enfant }) =>
            new Promise<void>((fait) => {
              enfant.once("exit", () => fait());
              enfant.disconnect();
            }),
        ),
      );
    },
  };
};
