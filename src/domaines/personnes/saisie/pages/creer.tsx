import type { FC } from "hono/jsx";
import {
  Bloc,
  Bouton,
  Case,
  ChampDate,
  ChampTexte,
  Choix,
  Formulaire,
  Message,
  Page,
  Registre,
  ResumeErreurs,
  type Saisie,
  TetePage,
  unGroupe,
} from "#platform/html/index.ts";
import type { LignePersonne } from "../../identite/liste.ts";
import { colonnesDe } from "../../identite/pages/colonnes.tsx";

interface Props {
  readonly saisie?: Saisie | undefined;
  readonly proches: readonly LignePersonne[];
  /** Whether this account may write a NIR. */
  readonly nir: boolean;
  /** Whether the commune may be left out. */
  readonly departement: boolean;
}

const Proches: FC<{ readonly proches: readonly LignePersonne[] }> = ({ proches }) => (
  <Bloc id="proches" titre="Fiches qui ressemblent">
    <Message genre="attention">
      Ouvrez celles qui pourraient être la sienne. Si l’une l’est, il n’y a rien à créer :
      travaillez sur cette fiche.
    </Message>
    <Registre
      libelle="Fiches qui ressemblent"
      colonnes={colonnesDe(["naissance", "territoire", "droit", "organisme"])}
      groupes={unGroupe(proches)}
    />
  </Bloc>
);

export const PageCreer: FC<Props> = ({ saisie, proches, nir, departement }) => (
  <Page titre="Créer une fiche">
    <TetePage
      titre="Créer une fiche"
      fil={[{ libelle: "Personnes", href: "/personnes" }]}
      sous="Pour une personne qu’aucun organisme payeur ne nous a fait connaître. Les fiches qui ressemblent sont cherchées avant d’enregistrer."
    />
    <ResumeErreurs saisie={saisie} />
    {proches.length > 0 && <Proches proches={proches} />}
    <Formulaire action="/personnes/creer" class="mesure pile">
      {proches.length > 0 && (
        <Case
          nom="distincte"
          libelle="Aucune de ces fiches n’est la sienne"
          aide="La fiche sera créée ; les ressemblances resteront signalées."
          saisie={saisie}
        />
      )}
      <ChampTexte nom="nomNaissance" libelle="Nom de naissance" saisie={saisie} />
      <ChampTexte
        nom="nomUsage"
        libelle="Nom d’usage"
        aide="S’il est différent du nom de naissance."
        saisie={saisie}
        facultatif
      />
      <ChampTexte nom="prenom" libelle="Prénom" saisie={saisie} />
      <ChampDate
        nom="naissance"
        libelle="Date de naissance"
        aide="Par exemple 12 mars 1992"
        saisie={saisie}
      />
      <Choix
        nom="sexe"
        libelle="État civil"
        saisie={saisie}
        enLigne
        reponses={[
          { valeur: "2", libelle: "Femme" },
          { valeur: "1", libelle: "Homme" },
        ]}
      />
      <ChampTexte
        nom="adresse"
        libelle="Adresse"
        aide="Numéro et voie."
        saisie={saisie}
        facultatif
      />
      <ChampTexte
        nom="codePostal"
        libelle="Code postal"
        aide="La commune donne le territoire et le service local."
        clavier="numeric"
        saisie={saisie}
        facultatif={departement}
        court
      />
      <ChampTexte
        nom="commune"
        libelle="Commune"
        aide="Utile si le code postal en sert plusieurs."
        saisie={saisie}
        facultatif
      />
      <ChampTexte nom="telephone" libelle="Téléphone" type="tel" saisie={saisie} facultatif court />
      <ChampTexte nom="courriel" libelle="Courriel" type="email" saisie={saisie} facultatif />
      {nir && (
        <ChampTexte
          nom="nir"
          libelle="Numéro de sécurité sociale"
          aide="Il permettra de la reconnaître si la CAF ou la MSA la fait connaître plus tard."
          saisie={saisie}
          facultatif
          court
        />
      )}
      <div class="actions">
        <Bouton variante="principal">
          {proches.length > 0 ? "Créer la fiche" : "Chercher, puis créer la fiche"}
        </Bouton>
        <a href="/personnes">Revenir à la liste</a>
      </div>
    </Formulaire>
  </Page>
);
