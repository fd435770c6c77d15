import type { Child } from "hono/jsx";
import { nomPourAffichage } from "#core/texte.ts";
import { type Colonne, Etat, jourMoyen, moisLong } from "#platform/html/index.ts";
import { libelleEtat, libelleMotif, libelleRole, libelleSoumission } from "../libelles.ts";
import { COLONNES, type CodeColonne, type LignePersonne } from "../liste.ts";

const ADULTES = ["DEM", "CJT"];

export const Naissance = ({
  jour,
  precision,
}: {
  readonly jour: LignePersonne["naissance"];
  readonly precision: string;
}) =>
  precision === "jour" ? (
    <time datetime={jour}>{jourMoyen(jour)}</time>
  ) : (
    <span>{precision === "mois" ? moisLong(jour) : `en ${jour.slice(0, 4)}`}</span>
  );

const Droit = ({ ligne }: { readonly ligne: LignePersonne }) => {
  if (ligne.etat_droit === null) return <span class="leger">aucun connu</span>;
  return (
    <>
      {libelleEtat(ligne.etat_droit)}
      {ligne.motif_droit && (
        <span class="leger"> : {libelleMotif(ligne.etat_droit, ligne.motif_droit)}</span>
      )}
    </>
  );
};

const Soumission = ({ ligne }: { readonly ligne: LignePersonne }) =>
  ligne.role !== null && !ADULTES.includes(ligne.role) ? (
    <span class="leger">sans objet</span>
  ) : ligne.soumis === null && ligne.role === null ? (
    <span class="leger">hors dossier</span>
  ) : (
    <Etat genre={ligne.soumis === null ? "attention" : "neutre"}>
      {libelleSoumission(ligne.soumis)}
    </Etat>
  );

const VALEURS: { readonly [C in CodeColonne]: (ligne: LignePersonne) => Child } = {
  naissance: (l) => <Naissance jour={l.naissance} precision={l.naissance_precision} />,
  role: (l) => libelleRole(l.role),
  territoire: (l) =>
    l.territoire ? (
      <span class="nb-ligne">{l.territoire}</span>
    ) : (
      <span class="leger">sans territoire</span>
    ),
  droit: (l) => <Droit ligne={l} />,
  soumise: (l) => <Soumission ligne={l} />,
  entree: (l) => (l.entree_le ? <time datetime={l.entree_le}>{jourMoyen(l.entree_le)}</time> : ""),
  organisme: (l) => l.organisme ?? <span class="leger">aucun</span>,
  matricule: (l) => (l.matricule ? `${l.payeur} ${l.matricule}` : ""),
  dossier: (l) => l.numero_demande ?? "",
};

const LienPersonne = ({ ligne }: { readonly ligne: LignePersonne }) => (
  <>
    <a class="qui" href={`/personnes/${ligne.id}`}>
      {nomPourAffichage(ligne.nom_usage, ligne.prenom)}
    </a>
    {ligne.nom_naissance !== ligne.nom_usage && (
      <span class="leger petit">
        {" "}
        · nom de naissance {ligne.nom_naissance.toLocaleUpperCase("fr")}
      </span>
    )}
  </>
);

/** The name, then the columns chosen. */
export const colonnesDe = (codes: readonly CodeColonne[]): readonly Colonne<LignePersonne>[] => [
  {
    titre: "Nom",
    genre: "entete",
    valeur: (ligne) => <LienPersonne ligne={ligne} />,
  },
  ...codes.map((code) => ({
    titre: COLONNES[code],
    etiquette: COLONNES[code],
    valeur: VALEURS[code],
  })),
];
