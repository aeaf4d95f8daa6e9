// A real provider of single sign-on for the story: node tests/stories/oidc_provider.js PORT CALLBACK
// Whoever signs in there as NAME has the address NAME@eastmarsh.example, checked unless the name begins with "unchecked".
import Provider from "oidc-provider";

const [port, callback] = process.argv.slice(2);
const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{ client_id: "answerable", client_secret: "a secret of the story", redirect_uris: [callback] }],
  claims: { openid: ["sub"], email: ["email", "email_verified"] },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({
      sub: id,
      email: `${id.replace("unchecked.", "")}@eastmarsh.example`,
      email_verified: !id.startsWith("unchecked."),
    }),
  }),
  features: { devInteractions: { enabled: true } },
  pkce: { required: () => true },
});
provider.listen(Number(port), "127.0.0.1", () => console.log("ready"));
