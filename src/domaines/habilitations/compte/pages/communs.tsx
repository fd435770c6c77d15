import type { Child, FC, PropsWithChildren } from "hono/jsx";
import { nomPourAffichage } from "#core/texte.ts";
import {
  Bouton,
  ChampDate,
  ChampListe,
  ChampTexte,
  Formulaire,
  LienBouton,
  type Option,
  Page,
  ResumeErreurs,
  type Saisie,
  TetePage,
} from "#platform/html/index.ts";
import { LIBELLES_ROLE, type Role } from "../../role/role.ts";

/** Whose account the form is about. */
export interface CompteVise {
  readonly id: string;
  readonly prenom: string;
  readonly nom: string;
  readonly version: number;
}

type PropsGeste = PropsWithChildren<{
  readonly compte: CompteVise;
  readonly titre: string;
  readonly sous: Child;
  readonly action: string;
  readonly bouton: string;
  readonly danger?: boolean | undefined;
  readonly saisie?: Saisie | undefined;
}>;

/** A gesture on an account: one page, one form, the way back. */
export const PageGeste: FC<PropsGeste> = ({
  compte,
  titre,
  sous,
  action,
  bouton,
  danger,
  saisie,
  children,
}) => {
  const qui = nomPourAffichage(compte.nom, compte.prenom);
  const retour = `/comptes/${compte.id}`;
  return (
    <Page titre={`${titre}, ${qui}`}>
      <TetePage
        titre={titre}
        fil={[
          { libelle: "Comptes", href: "/comptes" },
          { libelle: qui, href: retour },
        ]}
        sous={sous}
      />
      <ResumeErreurs saisie={saisie} />
      <Formulaire action={action} class="pile mesure">
        <input type="hidden" name="version" value={String(compte.version)} />
        {children}
        <div class="actions">
          <Bouton variante={danger ? "danger" : "principal"}>{bouton}</Bouton>
          <LienBouton href={retour} variante="discret">
            Revenir au compte
          </LienBouton>
        </div>
      </Formulaire>
    </Page>
  );
};

export const ChampsIdentite: FC<{
  readonly saisie?: Saisie | undefined;
  readonly structures: readonly Option[];
}> = ({ saisie, structures }) => (
  <>
    <div class="deux">
      <ChampTexte nom="prenom" libelle="Prénom" saisie={saisie} />
      <ChampTexte nom="nom" libelle="Nom" saisie={saisie} />
    </div>
    <ChampTexte
      nom="qualite"
      libelle="Qualité"
      aide="Telle qu’elle figure sous les décisions, par exemple : Agente chargée de l’orientation."
      saisie={saisie}
    />
    <ChampTexte nom="courriel" type="email" libelle="Courriel professionnel" saisie={saisie} />
    <ChampTexte
      nom="telephone"
      type="tel"
      libelle="Téléphone professionnel"
      saisie={saisie}
      facultatif
    />
    <ChampListe
      nom="structure"
      libelle="Structure"
      options={structures}
      invite="Non renseignée"
      saisie={saisie}
      facultatif
    />
  </>
);

export const ChampsRole: FC<{
  readonly saisie?: Saisie | undefined;
  readonly roles: readonly Role[];
  readonly perimetres: readonly Option[];
}> = ({ saisie, roles, perimetres }) => (
  <>
    <ChampListe
      nom="role"
      libelle="Rôle"
      options={roles.map((role) => ({ valeur: role, libelle: LIBELLES_ROLE[role] }))}
      saisie={saisie}
    />
    <ChampListe
      nom="perimetre"
      libelle="Périmètre"
      aide="Sur quels dossiers ce rôle s’exerce. Le plus étroit qui suffise."
      options={perimetres}
      saisie={saisie}
    />
    <div class="deux">
      <ChampDate nom="debut" libelle="Premier jour" saisie={saisie} />
      <ChampDate nom="dernier" libelle="Dernier jour" saisie={saisie} facultatif />
    </div>
  </>
);
