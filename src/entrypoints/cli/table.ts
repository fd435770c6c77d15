import type { Commande } from "./commande.ts";

interface Entree {
  readonly resume: string;
  charger(): Promise<{ readonly commande: Commande }>;
}

/** Every command, by name. Each is imported only when it is run. */
export const TABLE: Readonly<Record<string, Entree>> = {
  aide: {
    resume: "Les commandes, ou l’aide d’une commande.",
    charger: () => import("./commandes/aide.ts"),
  },
  demarrer: {
    resume: "Démarre le site, l’ouvrier et la base embarquée.",
    charger: () => import("./commandes/demarrer.ts"),
  },
  "demo charger": {
    resume: "Remplit une base vide d’un département de démonstration.",
    charger: () => import("./commandes/demo-charger.ts"),
  },
  "demo comptes": {
    resume: "Les comptes de la démonstration.",
    charger: () => import("./commandes/demo-comptes.ts"),
  },
  ouvrier: {
    resume: "Fait le travail long : imports, lots de courriers.",
    charger: () => import("./commandes/ouvrier.ts"),
  },
  "flux generer": {
    resume: "Écrit des fichiers CAF, MSA et France Travail de synthèse, et leur vérité.",
    charger: () => import("./commandes/flux-generer.ts"),
  },
  "flux lire": {
    resume: "Lit et vérifie un fichier reçu ; n’écrit rien, sans base de données.",
    charger: () => import("./commandes/flux-lire.ts"),
  },
  "flux importer": {
    resume: "Dépose un fichier reçu et l’applique.",
    charger: () => import("./commandes/flux-importer.ts"),
  },
  "flux confirmer": {
    resume: "Applique un dépôt retenu, sur décision d’un humain.",
    charger: () => import("./commandes/flux-confirmer.ts"),
  },
  "flux abandonner": {
    resume: "Abandonne un dépôt retenu ou refusé.",
    charger: () => import("./commandes/flux-abandonner.ts"),
  },
  etat: {
    resume: "Compte ce que la base dit, à un jour et tel que connu à un instant.",
    charger: () => import("./commandes/etat.ts"),
  },
  "exporter personnes": {
    resume: "Écrit chaque personne de chaque dossier, une ligne JSON chacune.",
    charger: () => import("./commandes/exporter-personnes.ts"),
  },
  "orientation regles": {
    resume: "Le schéma publié des règles d’orientation et de leurs entrées ; sans base de données.",
    charger: () => import("./commandes/orientation-regles.ts"),
  },
  "orientation evaluer": {
    resume:
      "Applique une liste de règles à des personnes, une ligne JSON chacune ; sans base de données.",
    charger: () => import("./commandes/orientation-evaluer.ts"),
  },
  routes: {
    resume: "Les adresses de l’application et qui peut y venir.",
    charger: () => import("./commandes/routes.ts"),
  },
  banc: {
    resume: "Mesure l’application à côté de sa limite, sur une base à elle.",
    charger: () => import("./commandes/banc.ts"),
  },
  "trace verifier": {
    resume: "Relit la trace scellée et nomme la première ligne altérée.",
    charger: () => import("./commandes/trace-verifier.ts"),
  },
  "trace purger": {
    resume: "Vide les chaînes de trace dont la durée de conservation est passée.",
    charger: () => import("./commandes/trace-purger.ts"),
  },
  migrer: {
    resume: "Met le schéma de la base à jour.",
    charger: () => import("./commandes/migrer.ts"),
  },
  sante: {
    resume: "Vérifie la configuration, la base et son schéma.",
    charger: () => import("./commandes/sante.ts"),
  },
};
