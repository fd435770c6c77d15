import type { FC, PropsWithChildren } from "hono/jsx";
import {
  Bloc,
  Bouton,
  ChampTexte,
  Formulaire,
  Page,
  ResumeErreurs,
  type Saisie,
  saisieDe,
  TetePage,
} from "#platform/html/index.ts";
import type { Facteur } from "../../facteur/facteur.ts";
import { FormulaireCle } from "../../facteur/pages/cle.tsx";
import { InscrireApplication } from "../../facteur/pages/inscription.tsx";
import type { SecretPropose } from "../../facteur/usecases/proposer.ts";
import { ChampsNouveau } from "./nouveau-mot-de-passe.tsx";

interface Saisi {
  readonly saisie?: Saisie | undefined;
}

const Cadre: FC<PropsWithChildren<Saisi & { readonly titre: string; readonly sous?: string }>> = ({
  titre,
  sous,
  saisie,
  children,
}) => (
  <Page titre={titre}>
    <TetePage titre={titre} sous={sous} fil={[{ libelle: "Mon compte", href: "/mon-compte" }]} />
    <div class="etroit">
      <ResumeErreurs saisie={saisie} />
      {children}
    </div>
  </Page>
);

export const PageMotDePasse: FC<Saisi> = ({ saisie }) => (
  <Cadre
    titre="Changer mon mot de passe"
    sous="Vos autres sessions se fermeront : il faudra y entrer avec le nouveau."
    saisie={saisie}
  >
    <Formulaire action="/mon-compte/mot-de-passe" class="pile-serree">
      <ChampTexte
        nom="actuel"
        libelle="Mot de passe actuel"
        type="password"
        remplir="current-password"
        saisie={saisie}
      />
      <ChampsNouveau saisie={saisie} />
      <p class="actions">
        <Bouton variante="principal">Changer mon mot de passe</Bouton>
      </p>
    </Formulaire>
  </Cadre>
);

export const PageAjouterApplication: FC<Saisi & { readonly secret: SecretPropose }> = ({
  secret,
  saisie,
}) => (
  <Cadre titre="Ajouter une application de codes" saisie={saisie}>
    <InscrireApplication
      secret={secret}
      action="/mon-compte/facteurs/application"
      saisie={saisie}
      nommer
    />
  </Cadre>
);

export const PageAjouterCle: FC<Saisi & { readonly options: string }> = ({ options, saisie }) => (
  <Cadre
    titre="Ajouter une clé de sécurité"
    sous="Une clé USB ou sans contact, ou l’empreinte, le visage ou le code de cet appareil."
    saisie={saisie}
  >
    <FormulaireCle
      action="/mon-compte/facteurs/cle"
      geste="inscrire"
      options={options}
      bouton="Inscrire cette clé"
      principal
      saisie={saisie}
    />
  </Cadre>
);

interface PropsFacteur extends Saisi {
  readonly facteur: Facteur;
  /** Why it cannot be taken off. */
  readonly empeche: string | undefined;
}

export const PageFacteur: FC<PropsFacteur> = ({ facteur, empeche, saisie }) => (
  <Cadre titre={facteur.nom} saisie={saisie}>
    <div class="pile haut-petit">
      <Bloc id="renommer" titre="Renommer">
        <Formulaire action={`/mon-compte/facteurs/${facteur.id}/renommer`} class="pile-serree">
          <ChampTexte nom="nom" libelle="Nom" saisie={saisie ?? saisieDe({ nom: facteur.nom })} />
          <p class="actions">
            <Bouton>Renommer</Bouton>
          </p>
        </Formulaire>
      </Bloc>
      <Bloc id="retirer" titre="Retirer">
        <p>Il ne servira plus à entrer, et vos autres sessions se fermeront.</p>
        <Formulaire action={`/mon-compte/facteurs/${facteur.id}/retirer`} class="actions">
          <Bouton variante="danger" icone="trash-2" id="retirer-bouton" empeche={empeche}>
            Retirer
          </Bouton>
        </Formulaire>
      </Bloc>
    </div>
  </Cadre>
);
