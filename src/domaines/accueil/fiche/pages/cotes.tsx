import type { FC } from "hono/jsx";
import { ageAu, type Jour } from "#core/jour.ts";
import { nomPourAffichage, prenomPourAffichage } from "#core/texte.ts";
import {
  type Fiche as FichePersonne,
  libelleRole,
  libelleSituationFamille,
  libelleSource,
} from "#domaines/personnes/index.ts";
import { Bloc, Bouton, DateJour, Etat, Fiche, Formulaire } from "#platform/html/index.ts";
import type { CourrierLu } from "../fiche.ts";
import { direSource } from "./sources.ts";

interface Props {
  readonly fiche: FichePersonne;
  readonly aujourdhui: Jour;
}

export const BlocSuivi: FC<Props> = ({ fiche: { identite: i } }) => (
  <Bloc id="suivi" titre="Qui la suit">
    <Fiche
      lignes={[
        ["Organisme référent", i.organisme ?? "aucun"],
        ...(i.organisme_contact ? [["Premier contact", i.organisme_contact] as const] : []),
        ["Service local", i.service ?? "aucun : la commune n’est pas dans le département"],
        ...(i.service_telephone ? [["Téléphone", i.service_telephone] as const] : []),
      ]}
    />
  </Bloc>
);

export const BlocFoyer: FC<Props> = ({ fiche: { identite, foyer, appartenances }, aujourdhui }) => {
  const actuelle = appartenances.find((a) => a.dossierId === identite.dossier_id);
  const anterieures = appartenances.filter((a) => a !== actuelle);
  return (
    <Bloc id="foyer" titre="Foyer">
      {foyer.length === 0 ? (
        <p class="leger">Aucun foyer connu d’un organisme payeur.</p>
      ) : (
        <ul class="lignes">
          {foyer.map((m) => (
            <li class="paire">
              <span>
                {m.id === identite.id ? (
                  <b>{prenomPourAffichage(m.prenom)}</b>
                ) : (
                  <a href={`/personnes/${m.id}`}>{nomPourAffichage(m.nom, m.prenom)}</a>
                )}
                , {libelleRole(m.role)}
              </span>
              <span>{ageAu(m.naissance, aujourdhui)} ans</span>
            </li>
          ))}
        </ul>
      )}
      {actuelle && (
        <Fiche
          lignes={[
            ["Dossier", `${actuelle.organisme} ${actuelle.matricule}`],
            ["Demande", actuelle.numeroDemande],
            ["Déposée le", <DateJour jour={actuelle.dateDemande} />],
            ...(actuelle.situationFamille
              ? [["Situation", libelleSituationFamille(actuelle.situationFamille)] as const]
              : []),
            ["Source", direSource(actuelle.provenance)],
          ]}
        />
      )}
      {anterieures.length > 0 && (
        <details class="depliant">
          <summary>Autres appartenances ({anterieures.length})</summary>
          <div>
            <ul class="lignes">
              {anterieures.map((a) => (
                <li>
                  {a.organisme} {a.matricule}, {libelleRole(a.role)}, depuis le{" "}
                  <DateJour jour={a.validite.debut} />
                  <br />
                  <span class="leger petit">{direSource(a.provenance)}</span>
                </li>
              ))}
            </ul>
          </div>
        </details>
      )}
    </Bloc>
  );
};

export const BlocAdresse: FC<Props> = ({ fiche: { identite, adresses, coordonnees } }) => {
  const [actuelle, ...anterieures] = adresses;
  return (
    <Bloc id="adresse" titre="Adresse et coordonnées">
      {actuelle && (
        <p>
          {actuelle.lignes.map((ligne) => (
            <>
              {ligne}
              <br />
            </>
          ))}
          {actuelle.codePostal} {actuelle.nomCommune}
          <br />
          <span class="leger petit">{direSource(actuelle.provenance)}</span>
        </p>
      )}
      <Fiche
        lignes={[
          ["Territoire", identite.territoire ?? "sans territoire"],
          ["Service local", identite.service ?? "aucun"],
          ...coordonnees.map(
            (c) =>
              [
                COORDONNEES[c.sorte] ?? c.sorte,
                <>
                  {c.valeur} <span class="source">{libelleSource(c.source)}</span>
                </>,
              ] as const,
          ),
        ]}
      />
      {anterieures.length > 0 && (
        <details class="depliant">
          <summary>Adresses antérieures ({anterieures.length})</summary>
          <div>
            <ul class="lignes">
              {anterieures.map((a) => (
                <li>
                  {[...a.lignes, `${a.codePostal ?? ""} ${a.nomCommune ?? ""}`].join(", ")}, depuis
                  le <DateJour jour={a.validite.debut} />
                </li>
              ))}
            </ul>
          </div>
        </details>
      )}
    </Bloc>
  );
};

const COORDONNEES: Readonly<Record<string, string>> = {
  telephone: "Téléphone",
  courriel: "Courriel",
  adresse: "Adresse dite",
};

const ETATS_COURRIER: Readonly<Record<string, string>> = {
  a_editer: "à éditer",
  edite: "édité",
  annule: "annulé",
};

export const BlocCourriers: FC<{
  readonly courriers: readonly CourrierLu[];
  readonly lien: boolean;
}> = ({ courriers, lien }) => (
  <Bloc id="courriers" titre="Courriers">
    {courriers.length === 0 ? (
      <p class="leger">Aucun courrier.</p>
    ) : (
      <ul class="lignes">
        {courriers.map((c) => (
          <li>
            {lien ? <a href={`/courriers/${c.id}/pdf`}>{c.titre}</a> : c.titre}{" "}
            <Etat>{ETATS_COURRIER[c.etat] ?? c.etat}</Etat>
            <br />
            <span class="leger petit">
              du <DateJour jour={c.cree_le} />
            </span>
          </li>
        ))}
      </ul>
    )}
  </Bloc>
);

export const BlocRattachees: FC<{ readonly fiche: FichePersonne; readonly trancher: boolean }> = ({
  fiche: { identite, rattachees },
  trancher,
}) =>
  rattachees.length === 0 ? null : (
    <Bloc id="rattachees" titre="Fiches rattachées" leger>
      <ul class="lignes">
        {rattachees.map((r) => (
          <li>
            <b>{nomPourAffichage(r.nom, r.prenom)}</b>, {libelleSource(r.source)}
            <br />
            <span class="leger petit">
              le <DateJour jour={r.faitLe} />
              {r.faitPar && ` par ${r.faitPar}`} : {r.motif}
            </span>
            {trancher && (
              <Formulaire action={`/personnes/${identite.id}/detacher/${r.lienId}`}>
                <Bouton variante="discret" petit icone="undo-2">
                  Défaire le rattachement
                </Bouton>
              </Formulaire>
            )}
          </li>
        ))}
      </ul>
    </Bloc>
  );
