export { routesFiche } from "./fiche/routes.tsx";
export { routesMaJournee } from "./ma-journee/routes.tsx";
