import type { FC } from "hono/jsx";
import { type Instant, lireJour } from "#core/jour.ts";
import {
  Bloc,
  Etat,
  Fiche,
  type GenreEtat,
  jourEtHeure,
  jourMoyen,
  tailleFichier,
} from "#platform/html/index.ts";
import { type EtatDepot, LIBELLES_ETAT } from "../depot.ts";
import type { FicheDepot } from "../fiche.ts";

const GENRES: Readonly<Record<EtatDepot, GenreEtat>> = {
  recu: "info",
  en_cours: "info",
  applique: "succes",
  deja_vu: "neutre",
  retenu: "plein",
  refuse: "alerte",
  abandonne: "neutre",
};

export const EtatDuDepot: FC<{ readonly etat: EtatDepot }> = ({ etat }) => (
  <Etat genre={GENRES[etat]}>{LIBELLES_ETAT[etat]}</Etat>
);

export const quand = (instant: Date): string => jourEtHeure(instant.toISOString() as Instant);

export const FIL_FLUX = [{ libelle: "Flux", href: "/flux" }];

export const quiDepose = (f: Pick<FicheDepot, "deposePar">): string =>
  f.deposePar ?? "la ligne de commande";

/** `9c41…e7`, read whole when it is opened. */
const Empreinte: FC<{ readonly empreinte: string }> = ({ empreinte }) => (
  <details class="nu">
    <summary>
      <code>
        {empreinte.slice(0, 6)}…{empreinte.slice(-4)}
      </code>
    </summary>
    <code class="petit">{empreinte.match(/.{1,16}/g)?.join(" ")}</code>
  </details>
);

/** `AAAA-MM-JJTHH:MM:SS` as the payer dates its file, on its own clock: told like every other day. */
const creation = (cree: string): string => {
  const [jour = "", heure = ""] = cree.split("T");
  const lu = lireJour(jour);
  if (lu === undefined) return cree;
  const [heures = "", minutes = ""] = heure.split(":");
  return minutes === ""
    ? jourMoyen(lu)
    : `${jourMoyen(lu)} à ${Number(heures)}\u00A0h\u00A0${minutes}`;
};

/** What is known of the file itself, whatever became of it. */
export const BlocFichier: FC<{ readonly fiche: FicheDepot; readonly colonnes?: 4 | 12 }> = ({
  fiche,
  colonnes = 4,
}) => {
  const { enveloppe } = fiche.rapport;
  return (
    <Bloc id="fichier" titre="Le fichier" colonnes={colonnes}>
      <Fiche
        lignes={[
          ["Nom", fiche.nomFichier],
          ["Taille", tailleFichier(fiche.octets)],
          ["Déposé", `${quand(fiche.recuA)}, par ${quiDepose(fiche)}`],
          ...(enveloppe
            ? ([
                ["Organisme", `${enveloppe.organisme} ${enveloppe.numero}`],
                ["Département", enveloppe.departement],
                ["Créé", creation(enveloppe.cree_a)],
                ["Application", enveloppe.schema],
                ["Encodage", enveloppe.encodage],
              ] as const)
            : []),
          ["Empreinte", <Empreinte empreinte={fiche.empreinte} />],
        ]}
      />
    </Bloc>
  );
};
