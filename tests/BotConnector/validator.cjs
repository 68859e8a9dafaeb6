// Microsoft's own validator: for each line {header, activity, metadata, appId} whether it lets it in, one JSON line each.
const { AuthenticationConfiguration, ChannelValidation, JwtTokenValidation, SimpleCredentialProvider } = require("botframework-connector");
const { createInterface } = require("readline");

console.error = () => {}; // It writes the keys that did not fit there.

(async () => {
  for await (const line of createInterface({ input: process.stdin })) {
    const { header, activity, metadata, appId } = JSON.parse(line);
    ChannelValidation.OpenIdMetadataEndpoint = metadata;
    const good = await JwtTokenValidation
      .authenticateRequest(activity, header, new SimpleCredentialProvider(appId, ""), "", new AuthenticationConfiguration())
      .then(identity => identity.isAuthenticated, () => false);
    console.log(JSON.stringify({ good }));
  }
})();
