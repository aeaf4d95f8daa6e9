// A real provider of single sign-on by SAML for the story: node tests/stories/saml_provider.js PORT CALLBACK FOLDER
// The folder holds its key and certificate. Whoever signs in there as NAME has the address NAME@eastmarsh.example, or NAME
// itself where that is an address. (It leaves requests' signatures alone: it leaves an empty RelayState out of what it
// reckons them over, which the library has in.)
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import samlp from "samlp";

const [port, callback, folder] = process.argv.slice(2);
const [key, cert] = ["provider.key", "provider.crt"].map((name) => readFileSync(`${folder}/${name}`, "utf8"));
const issuer = `http://localhost:${port}`; // another site than 127.0.0.1 to a browser, which keeps the site's cookies back
const EMAIL = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress";

function Person({ name }) {
  return {
    getClaims: () => ({ [EMAIL]: name.includes("@") ? name : `${name}@eastmarsh.example` }),
    getNameIdentifier: () => ({ nameIdentifier: name }),
  };
}
Person.prototype.metadata = [];

const common = { issuer, cert };
const metadata = samlp.metadata({ ...common, profileMapper: Person, redirectEndpointPath: "/sso", postEndpointPath: "/sso" });
const signIn = samlp.auth({
  ...common,
  key,
  profileMapper: Person,
  destination: callback,
  recipient: callback,
  getUserFromRequest: ({ query }) => query,
  getPostURL: (_audience, _request, _req, done) => done(null, callback),
});
const form = (query) =>
  `<form>${Object.entries(query).map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`).join("")}
   <label>Who are you? <input name="name"></label><button>Go on</button></form>`;

createServer((req, res) => {
  const { pathname, searchParams } = new URL(req.url, issuer);
  Object.assign(req, { query: Object.fromEntries(searchParams), originalUrl: req.url, protocol: "http" });
  Object.assign(res, { set: res.setHeader, send: (body) => res.end(String(body)) });
  res.setHeader("Content-Type", "text/html");
  if (pathname === "/metadata") metadata(req, res);
  else if (pathname !== "/sso") res.writeHead(404).end();
  else if ("name" in req.query) signIn(req, res, (fault) => res.writeHead(400).end(String(fault)));
  else res.end(form(req.query));
}).listen(Number(port), "127.0.0.1", () => console.log("ready"));
