import type { FC } from "hono/jsx";
import {
  Bloc,
  Bouton,
  ChampDate,
  ChampTexte,
  type Colonne,
  compter,
  DateJour,
  duree,
  Etat,
  Fiche,
  Formulaire,
  LienBouton,
  Message,
  moisLong,
  nombre,
  Page,
  Registre,
  ResumeErreurs,
  type Saisie,
  TetePage,
  unGroupe,
  Vide,
} from "#platform/html/index.ts";
import type { Attente, DerniereVerification, EtatChaine } from "../queries/lire-trace.ts";
import { direCategorie, scellementEnRetard } from "../rules/gestes.ts";
import { FormulaireRecherche, quand } from "./communs.tsx";

export interface VueEtat {
  readonly chaines: readonly EtatChaine[];
  readonly attente: Attente;
  readonly verification: DerniereVerification | undefined;
  readonly saisies: {
    readonly personne?: Saisie | undefined;
    readonly recherche?: Saisie | undefined;
  };
  /** Records that bear the name and birth asked for, when there are several. */
  readonly homonymes: readonly string[];
}

const COLONNES: readonly Colonne<EtatChaine>[] = [
  { titre: "Chaîne", genre: "entete", valeur: (c) => direCategorie(c.categorie) },
  { titre: "Mois", etiquette: "Mois : ", valeur: (c) => moisLong(c.mois) },
  { titre: "Lignes", genre: "nombre", etiquette: "Lignes : ", valeur: (c) => nombre(c.rang) },
  {
    titre: "Dernier sceau",
    etiquette: "Dernier sceau : ",
    valeur: (c) => (c.scelle_a ? quand(c.scelle_a) : "—"),
  },
  {
    titre: "Dernière ancre",
    etiquette: "Dernière ancre : ",
    valeur: (c) => (c.derniere_ancre ? <DateJour jour={c.derniere_ancre} /> : "—"),
  },
  {
    titre: "État",
    valeur: (c) =>
      c.purgee ? (
        <Etat>purgée</Etat>
      ) : c.close ? (
        <Etat genre="succes">close</Etat>
      ) : (
        <Etat genre="info">ouverte</Etat>
      ),
  },
];

const plusRecent = (dates: readonly (Date | null)[]): Date | undefined =>
  dates.reduce<Date | undefined>((a, b) => (b && (!a || b > a) ? b : a), undefined);

const direAttente = ({ lignes, age }: Attente): string =>
  lignes === 0 || age === null
    ? "aucune"
    : `${compter(lignes, "ligne")}, la plus ancienne depuis ${duree(age * 1000)}`;

const direVerification = (v: DerniereVerification | undefined): string => {
  if (!v) return "jamais faite";
  return v.conforme
    ? `${quand(v.a)} : intacte, ${compter(v.lignes, "ligne")} en ${duree(v.duree_ms)}`
    : `${quand(v.a)} : altérée`;
};

const Sante: FC<VueEtat> = ({ chaines, attente, verification }) => {
  const ancre = chaines
    .flatMap((c) => c.derniere_ancre ?? [])
    .sort()
    .at(-1);
  const sceau = plusRecent(chaines.map((c) => c.scelle_a));
  return (
    <Bloc id="sante" titre="Ce qui garde la trace" colonnes={12}>
      <Fiche
        lignes={[
          ["Dernier scellement", sceau ? quand(sceau) : "aucun"],
          ["Lignes à sceller", direAttente(attente)],
          ["Dernière ancre", ancre ? <DateJour jour={ancre} /> : "aucune"],
          ["Dernière vérification", direVerification(verification)],
        ]}
      />
      <p class="leger petit">
        Une vérification se lance sur le serveur : <code>passerelle trace verifier</code>.
      </p>
    </Bloc>
  );
};

const Alertes: FC<VueEtat> = ({ attente, verification }) => (
  <>
    {scellementEnRetard(attente.age) && (
      <Message genre="alerte">
        <strong>La trace n’est plus scellée.</strong> La plus ancienne ligne attend depuis{" "}
        {duree((attente.age ?? 0) * 1000)}. Faites redémarrer l’ouvrier : rien n’est perdu, mais une
        ligne non scellée n’est pas protégée.
      </Message>
    )}
    {verification?.conforme === false && (
      <Message genre="alerte">
        <strong>La dernière vérification a trouvé une ligne altérée.</strong> {verification.defaut}
      </Message>
    )}
  </>
);

const QuiAConsulte: FC<Pick<VueEtat, "saisies" | "homonymes">> = ({ saisies, homonymes }) => (
  <Bloc
    id="personne"
    titre="Qui a consulté ce dossier"
    note="Pour répondre à la personne concernée"
    colonnes={6}
  >
    <Formulaire action="/trace/personnes" class="pile-serree" libelle="Qui a consulté ce dossier">
      <ChampTexte nom="nom" libelle="Nom d’usage ou de naissance" saisie={saisies.personne} />
      <ChampDate
        nom="naissance"
        libelle="Date de naissance"
        aide="Par exemple 3 mai 1990"
        saisie={saisies.personne}
      />
      <div class="actions">
        <Bouton variante="principal">Voir qui l’a consulté</Bouton>
      </div>
    </Formulaire>
    {homonymes.length > 0 && (
      <>
        <p>Plusieurs dossiers portent ce nom et cette date de naissance :</p>
        <ul>
          {homonymes.map((id, rang) => (
            <li>
              <a href={`/trace/personnes/${id}`}>dossier {rang + 1}</a>
            </li>
          ))}
        </ul>
      </>
    )}
  </Bloc>
);

export const PageEtat: FC<VueEtat> = (vue) => (
  <Page titre="Trace">
    <TetePage
      titre="Trace"
      sous="Chaque écriture, consultation, export et connexion, et ce qui empêche d’y toucher."
      actions={<LienBouton href="/trace/lignes">Voir toutes les lignes</LienBouton>}
    />
    <ResumeErreurs saisie={vue.saisies.personne} />
    <ResumeErreurs saisie={vue.saisies.recherche} />
    <Alertes {...vue} />
    <div class="colonnes haut-petit">
      <QuiAConsulte {...vue} />
      <Bloc id="recherche" titre="Chercher dans la trace" colonnes={6}>
        <FormulaireRecherche saisie={vue.saisies.recherche} />
      </Bloc>
      <Sante {...vue} />
      <Bloc id="chaines" titre="Chaînes" note="Une par catégorie et par mois" colonnes={12}>
        {vue.chaines.length === 0 ? (
          <Vide titre="Aucune ligne n’est encore scellée.">
            L’ouvrier scelle chaque seconde ce que les écrans ont écrit.
          </Vide>
        ) : (
          <Registre
            libelle="Chaînes de la trace"
            colonnes={COLONNES}
            groupes={unGroupe(vue.chaines)}
          />
        )}
      </Bloc>
    </div>
  </Page>
);
