import type { FC } from "hono/jsx";
import { dernierJour } from "#core/periode.ts";
import {
  type DroitConnu,
  type Fiche as FichePersonne,
  libelleEtat,
  libelleMotif,
} from "#domaines/personnes/index.ts";
import {
  Bloc,
  type Colonne,
  DateJour,
  duAu,
  euros,
  Message,
  Registre,
  unGroupe,
  Vide,
} from "#platform/html/index.ts";
import { nommerSource } from "./sources.ts";

const COLONNES: readonly Colonne<DroitConnu>[] = [
  {
    titre: "Période",
    genre: "entete",
    valeur: (d) => duAu(d.validite.debut, dernierJour(d.validite)),
  },
  { titre: "État", etiquette: "État", valeur: (d) => libelleEtat(d.etat) },
  {
    titre: "Motif",
    etiquette: "Motif",
    valeur: (d) => (d.motif ? libelleMotif(d.etat, d.motif) : ""),
  },
  {
    titre: "Montant",
    genre: "nombre",
    etiquette: "Montant",
    valeur: (d) => (d.montantCentimes === null ? "" : euros(d.montantCentimes)),
  },
  {
    titre: "Connu le",
    etiquette: "Connu le",
    valeur: (d) => <DateJour jour={d.provenance.connuLe} />,
  },
  { titre: "Source", etiquette: "Source", valeur: (d) => nommerSource(d.provenance) },
];

const REMPLACES: readonly Colonne<DroitConnu>[] = [
  ...COLONNES,
  {
    titre: "Remplacé le",
    etiquette: "Remplacé le",
    valeur: (d) => (d.provenance.remplaceLe ? <DateJour jour={d.provenance.remplaceLe} /> : ""),
  },
];

/** Kept from whom the amounts are: an empty column would say that nothing is paid. */
const sansMontant = (
  colonnes: readonly Colonne<DroitConnu>[],
  droits: readonly DroitConnu[],
): readonly Colonne<DroitConnu>[] =>
  droits.some((d) => d.montantCentimes !== null)
    ? colonnes
    : colonnes.filter((c) => c.titre !== "Montant");

/** The right and its history: what holds now, then what was held for true before being replaced. */
export const BlocDroit: FC<{ readonly fiche: FichePersonne }> = ({
  fiche: { identite, droits, appartenances },
}) => {
  const tenus = droits.filter((d) => d.provenance.remplaceLe === undefined);
  const remplaces = droits.filter((d) => d.provenance.remplaceLe !== undefined);
  const versement = appartenances.find(
    (a) => a.dossierId === identite.dossier_id,
  )?.dernierVersement;
  return (
    <Bloc
      id="droit"
      titre="Droit au RSA"
      note={
        versement ? (
          <>
            dernier versement le <DateJour jour={versement} />
          </>
        ) : undefined
      }
    >
      {tenus.length === 0 ? (
        <Vide titre="Aucun droit connu">
          Aucun organisme payeur n’a transmis de dossier de RSA pour cette personne.
        </Vide>
      ) : (
        <Registre
          libelle="Historique du droit"
          colonnes={sansMontant(COLONNES, droits)}
          groupes={unGroupe(tenus)}
          serre
        />
      )}
      {identite.etat_droit === "absent" && (
        <Message genre="attention">
          Le dernier fichier mensuel ne porte plus ce dossier, sans dire pourquoi : le droit n’est
          peut-être pas fermé.
        </Message>
      )}
      {remplaces.length > 0 && (
        <details class="depliant">
          <summary>Ce qui était tenu pour vrai avant d’être remplacé ({remplaces.length})</summary>
          <div>
            <Registre
              libelle="Versions remplacées du droit"
              colonnes={sansMontant(REMPLACES, droits)}
              groupes={unGroupe(remplaces)}
              serre
            />
          </div>
        </details>
      )}
    </Bloc>
  );
};
