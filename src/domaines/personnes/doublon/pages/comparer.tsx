import type { Child, FC } from "hono/jsx";
import { nomPourAffichage } from "#core/texte.ts";
import {
  Bloc,
  Bouton,
  ChampZone,
  Choix,
  DateJour,
  Etat,
  Formulaire,
  Message,
  Page,
  ResumeErreurs,
  type Saisie,
  saisieDe,
  TetePage,
} from "#platform/html/index.ts";
import { libelleEtat, libelleSource } from "../../identite/libelles.ts";
import { Naissance } from "../../identite/pages/colonnes.tsx";
import type { Comparaison, FicheComparee } from "../doublon.ts";

const LIGNES: readonly (readonly [
  string,
  (f: FicheComparee) => Child,
  (f: FicheComparee) => unknown,
])[] = [
  ["Nom de naissance", (f) => f.nom_naissance, (f) => f.nom_naissance],
  ["Nom d’usage", (f) => f.nom_usage, (f) => f.nom_usage],
  ["Prénom", (f) => f.prenom, (f) => f.prenom],
  ["Autres prénoms", (f) => f.autres_prenoms.join(", "), (f) => f.autres_prenoms.join()],
  [
    "Naissance",
    (f) => <Naissance jour={f.naissance} precision={f.naissance_precision} />,
    (f) => f.naissance,
  ],
  ["Lieu de naissance", (f) => f.lieu_naissance ?? "", (f) => f.lieu_naissance],
  ["État civil", (f) => (f.sexe === "2" ? "femme" : "homme"), (f) => f.sexe],
  ["Territoire", (f) => f.territoire ?? "sans territoire", (f) => f.territoire],
  ["Dossier", (f) => (f.matricule ? `${f.payeur} ${f.matricule}` : "aucun"), (f) => f.matricule],
  ["Droit au RSA", (f) => libelleEtat(f.etat_droit), (f) => f.etat_droit],
  ["Organisme référent", (f) => f.organisme ?? "aucun", (f) => f.organisme],
  ["Première source", (f) => libelleSource(f.source), (f) => f.source],
  ["Fiche créée le", (f) => <DateJour jour={f.creee_le} />, (f) => f.creee_le],
];

const direNir = ({ memeNir, fiches }: Comparaison): Child => {
  if (memeNir === undefined) return "inconnu d’un côté au moins";
  if (memeNir) return <Etat genre="succes">identique</Etat>;
  return fiches.every((f) => f.nir_fiable) ? (
    <Etat genre="alerte">différent, et cohérent des deux côtés</Etat>
  ) : (
    <Etat genre="attention">différent, mais l’un des deux est incohérent</Etat>
  );
};

const Tableau: FC<{ readonly comparaison: Comparaison }> = ({ comparaison }) => {
  const [a, b] = comparaison.fiches;
  return (
    <table class="tableau">
      <thead>
        <tr>
          <th scope="col">Ce que disent les fiches</th>
          {[a, b].map((f) => (
            <th scope="col">
              <a href={`/personnes/${f.id}`}>{nomPourAffichage(f.nom_usage, f.prenom)}</a>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {LIGNES.map(([nom, dire, cle]) => (
          <tr>
            <th scope="row">{nom}</th>
            <td>{dire(a)}</td>
            <td>
              {dire(b)} {cle(a) !== cle(b) && <span class="leger petit">(différent)</span>}
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row">Numéro de sécurité sociale</th>
          <td colspan={2}>{direNir(comparaison)}</td>
        </tr>
      </tbody>
    </table>
  );
};

interface Props {
  readonly comparaison: Comparaison;
  readonly saisie?: Saisie | undefined;
  readonly ecart?: Saisie | undefined;
}

export const PageComparer: FC<Props> = ({ comparaison, saisie, ecart }) => {
  const [a, b] = comparaison.fiches;
  const adresse = `/personnes/${a.id}/rattacher/${b.id}`;
  const contraires = comparaison.memeNir === false && comparaison.fiches.every((f) => f.nir_fiable);
  return (
    <Page titre="Comparer deux fiches">
      <TetePage
        titre="Est-ce la même personne ?"
        fil={[
          { libelle: "Personnes", href: "/personnes" },
          { libelle: "Doublons à examiner", href: "/doublons" },
        ]}
        sous="Comparez, ouvrez les fiches au besoin, puis décidez. Un rattachement se défait sans rien perdre."
      />
      <ResumeErreurs saisie={saisie ?? ecart} />
      <Bloc id="comparaison" titre="Comparaison">
        <Tableau comparaison={comparaison} />
      </Bloc>
      <div class="colonnes haut">
        <Bloc id="rattacher" titre="Oui, c’est la même personne" colonnes={6}>
          {contraires ? (
            <Message genre="alerte">
              Deux numéros de sécurité sociale cohérents et différents désignent deux personnes :
              ces fiches ne peuvent pas être réunies.
            </Message>
          ) : (
            <Formulaire action={adresse} class="pile">
              <Choix
                nom="gardee"
                libelle="Fiche à garder"
                saisie={saisie ?? saisieDe({ gardee: aGarder(comparaison) })}
                reponses={comparaison.fiches.map((f) => ({
                  valeur: f.id,
                  libelle: nomPourAffichage(f.nom_usage, f.prenom),
                  consequence: `${libelleSource(f.source)} : son adresse reste, l’autre y mène`,
                }))}
              />
              <ChampZone
                nom="motif"
                libelle="Ce qui vous le fait dire"
                aide="Par exemple : pièce d’identité vue en rendez-vous."
                lignes={3}
                saisie={saisie}
              />
              <Bouton variante="principal">Rattacher les deux fiches</Bouton>
            </Formulaire>
          )}
        </Bloc>
        {comparaison.doublonId && (
          <Bloc id="ecarter" titre="Non, ce sont deux personnes" colonnes={6}>
            <Formulaire action={`${adresse}/ecarter`} class="pile">
              <ChampZone
                nom="raison"
                libelle="Ce qui vous le fait dire"
                aide="Par exemple : deux cousines, vues ensemble."
                lignes={3}
                saisie={ecart}
              />
              <Bouton>Garder deux fiches séparées</Bouton>
            </Formulaire>
          </Bloc>
        )}
      </div>
    </Page>
  );
};

/** Proposed: the one an agent wrote, whose gestures are older than the payer's; else the first known. */
const aGarder = ({ fiches: [a, b] }: Comparaison): string => {
  if (a.source !== b.source && (a.source === "saisie" || b.source === "saisie")) {
    return a.source === "saisie" ? a.id : b.id;
  }
  return a.creee_le <= b.creee_le ? a.id : b.id;
};
