import type { Decodeur } from "./encodage.ts";
import { arreter, BLOC_MAX } from "./errors.ts";
import { creerConducteur, type ReceveurXml } from "./xml-pile.ts";
import { creerLecteurRapide } from "./xml-rapide.ts";
import { creerLecteurSaxes } from "./xml-saxes.ts";
import type { ContexteXml, SchemaXml } from "./xml-schema.ts";

/** A file made of one repeated block under the root (a dossier, a person…), read one block at a time. */
export interface PlanXml<C extends ContexteXml> extends ReceveurXml<C> {
  readonly schema: SchemaXml<C>;
  /** Name of the repeated child of the root. */
  readonly bloc: string;
  /** After each block; `contenu` gives its XML as received. May throw `LectureArretee`. */
  surBloc(ligne: number, contenu: () => string): void;
  /** Between two chunks: the only place where the reader waits. */
  surMorceau(): Promise<void> | void;
  /** False = everything through saxes; the result is the same, slower. */
  readonly rapide?: boolean;
}

const FIN_DE_BALISE = ">";

const finDesBlancs = (s: string, debut: number): number => {
  let p = debut;
  for (;;) {
    const c = s.charCodeAt(p);
    if (c !== 32 && c !== 10 && c !== 13 && c !== 9) return p;
    p += 1;
  }
};

/** Lines crossed by blanks; a lone carriage return is one, as saxes counts. */
const compterLignes = (s: string, debut: number, fin: number): number => {
  let nombre = 0;
  for (let p = debut; p < fin; p++) {
    const c = s.charCodeAt(p);
    if (c === 10 || (c === 13 && s.charCodeAt(p + 1) !== 10)) nombre += 1;
  }
  return nombre;
};

/** End of the last plain ASCII character: a safe place to cut bytes whatever the encoding. */
const coupeSure = (s: string, debut: number): number => {
  let p = s.length;
  while (p > debut && s.charCodeAt(p - 1) >= 0x80) p -= 1;
  return p;
};

/**
 * Reads a file block by block. saxes is the parser; a whole ordinary block may be taken away from it by the
 * fast scanner, which is sound because removing a well-formed element from between two others leaves the
 * rest as well-formed, or not, as it was. Memory is bounded by one chunk plus one block.
 * @throws LectureArretee
 */
export const lireXml = async <C extends ContexteXml>(
  octets: AsyncIterable<Buffer>,
  decoder: Decodeur,
  plan: PlanXml<C>,
): Promise<void> => {
  const { schema } = plan;
  const noeudBloc = schema.enfant(schema.racine, plan.bloc);
  const conducteur = creerConducteur(schema, plan);
  const saxes = creerLecteurSaxes(schema, noeudBloc, conducteur, plan);
  const rapide = creerLecteurRapide(schema, noeudBloc, conducteur, decoder);
  const { analyseur } = saxes;
  const ouverture = `<${plan.bloc}`;
  const ouvertureSimple = `${ouverture}>`;
  const fermeture = `</${plan.bloc}`;

  /** What is not read yet, as bytes and as a string of one character per byte. */
  let tampon = Buffer.alloc(0);
  let s = "";
  let pos = 0;
  let derniereFermeture = -1;
  let blocEnCours: string[] = [];
  let tailleBloc = 0;

  const donnerASaxes = (fin: number): void => {
    // Cut from the bytes, not from the string: saxes reads a flat string faster than a slice.
    const texte = decoder(tampon.toString("latin1", pos, fin));
    pos = fin;
    if (!saxes.blocOuvert()) {
      blocEnCours = [];
      tailleBloc = 0;
    }
    blocEnCours.push(texte);
    tailleBloc += texte.length;
    analyseur.alimenter(texte);
    const ligne = saxes.prendreBlocFerme();
    if (ligne !== undefined) plan.surBloc(ligne, () => blocEnCours.join(""));
    else if (saxes.blocOuvert() && tailleBloc > BLOC_MAX) {
      arreter("bloc_trop_grand", { ligne: analyseur.ligne(), element: plan.bloc });
    }
  };

  const tenterRapide = (p: number): boolean => {
    const blancs = compterLignes(s, pos, p);
    const ligne = analyseur.ligne() + blancs;
    const fin = rapide.lire(tampon, s, p, ligne);
    if (fin < 0 || fin - p > BLOC_MAX) return false;
    analyseur.decaler(blancs + rapide.lignes());
    pos = fin;
    plan.surBloc(ligne, () => decoder(s.slice(p, fin)));
    return true;
  };

  /** Where saxes may be fed up to: a block starts and ends on the edge of a piece. */
  const prochaineCoupe = (): number => {
    if (saxes.blocOuvert()) {
      const fin = s.indexOf(fermeture, pos);
      if (fin < 0) return s.lastIndexOf(FIN_DE_BALISE) + 1;
      return s.indexOf(FIN_DE_BALISE, fin) + 1;
    }
    const debut = s.indexOf(ouverture, pos);
    if (debut < 0) return s.lastIndexOf(FIN_DE_BALISE) + 1;
    return debut > pos ? debut : s.indexOf(FIN_DE_BALISE, pos) + 1;
  };

  const avancer = (dernier: boolean): void => {
    while (pos < s.length) {
      if (
        plan.rapide !== false &&
        !saxes.blocOuvert() &&
        analyseur.profondeur() === 1 &&
        analyseur.surUneBalise()
      ) {
        const p = finDesBlancs(s, pos);
        if (s.startsWith(ouvertureSimple, p)) {
          const complet = derniereFermeture > p;
          if (!complet && !dernier && s.length - p <= BLOC_MAX) return;
          if (complet && tenterRapide(p)) continue;
        }
      }
      let coupe = prochaineCoupe();
      if (coupe <= pos) {
        if (dernier) coupe = s.length;
        else if (s.length - pos > BLOC_MAX) coupe = coupeSure(s, pos);
        else return;
        if (coupe <= pos) arreter("texte_trop_long", { ligne: analyseur.ligne() });
      }
      donnerASaxes(coupe);
    }
  };

  for await (const morceau of octets) {
    tampon = Buffer.concat([tampon.subarray(pos), morceau]);
    s = tampon.toString("latin1");
    pos = 0;
    derniereFermeture = s.lastIndexOf(fermeture);
    avancer(false);
    await plan.surMorceau();
  }
  avancer(true);
  await plan.surMorceau();
  analyseur.terminer();
};
