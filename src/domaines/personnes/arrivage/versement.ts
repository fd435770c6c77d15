import type pg from "pg";
import { creerTampon, ouvrirCopie } from "#platform/db/copie.ts";
import { COLONNES_FOYER, COLONNES_PERSONNE } from "./lignes.ts";

/** A COPY per small batch costs as much as its rows. */
const OCTETS_PAR_COPIE = 2_000_000;
/** Bytes sent and not yet copied: what reading may gain on the server. */
const OCTETS_EN_ATTENTE = 3_000_000;

/** What goes to the server, in order, while reading goes on. */
export interface Versement {
  ajouterFoyer(ligne: string): void;
  ajouterPersonne(ligne: string): void;
  /** Sends what is held if it is worth it; waits when too much is under way. @throws what the server refused */
  avancer(): Promise<void>;
  /** Everything is copied. @throws what the server refused */
  terminer(): Promise<void>;
  /** Milliseconds spent copying. */
  duree(): number;
}

export const ouvrirVersement = (client: pg.ClientBase): Versement => {
  const foyers = creerTampon();
  const personnes = creerTampon();
  let enAttente = 0;
  let duree = 0;
  let echec: unknown;
  let suite: Promise<void> = Promise.resolve();

  const copier = async (
    table: string,
    colonnes: readonly string[],
    lignes: Buffer,
  ): Promise<void> => {
    if (echec !== undefined || lignes.length === 0) return;
    const copie = ouvrirCopie(client, table, colonnes);
    await copie.ecrire(lignes);
    await copie.finir();
  };
  const envoyer = (): void => {
    const [f, p] = [foyers.prendre(), personnes.prendre()];
    enAttente += f.length + p.length;
    suite = suite
      .then(async () => {
        const depart = performance.now();
        await copier("a_foyer", COLONNES_FOYER, f);
        await copier("a_personne", COLONNES_PERSONNE, p);
        duree += performance.now() - depart;
        enAttente -= f.length + p.length;
        foyers.rendre(f);
        personnes.rendre(p);
      })
      // Said at the next wait: a failed copy between two batches has no one to hear it.
      .catch((erreur: unknown) => {
        echec ??= erreur;
      });
  };
  const attendre = async (): Promise<void> => {
    await suite;
    if (echec !== undefined) throw echec;
  };

  return {
    ajouterFoyer: (ligne) => foyers.ajouter(ligne),
    ajouterPersonne: (ligne) => personnes.ajouter(ligne),
    async avancer() {
      if (foyers.taille() + personnes.taille() > OCTETS_PAR_COPIE) envoyer();
      if (enAttente > OCTETS_EN_ATTENTE) await attendre();
      else if (echec !== undefined) throw echec;
    },
    async terminer() {
      envoyer();
      await attendre();
    },
    duree: () => duree,
  };
};
