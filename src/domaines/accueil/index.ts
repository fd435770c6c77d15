export { routesMaJournee } from "./ma-journee/routes.tsx";
