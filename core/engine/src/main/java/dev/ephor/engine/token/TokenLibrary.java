package dev.ephor.engine.token;

import dev.ephor.cel.CelCall;
import dev.ephor.cel.CelDeclarations;
import dev.ephor.cel.CelError;
import dev.ephor.cel.CelLibrary;
import dev.ephor.cel.CelTypes;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * {@code jwt.Decode(token, secret)} and {@code jwt.Decode(token, keys)}. The signature is always
 * verified, by the algorithm of the token if the key is for it; a token that fails is an error and
 * never a token. {@code Valid} then tells whether {@code exp}, {@code nbf} and {@code iat} allow it
 * now.
 */
public final class TokenLibrary implements CelLibrary {
  private static final String TOKEN = "structure(" + DecodedToken.TYPE + ")";
  private static final int COST = 10_000;

  private final InstantSource clock;

  public TokenLibrary(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "jwt";
  }

  @Override
  public void declare(CelDeclarations to) {
    to.opaqueType(KeySet.TYPE);
    to.structure(
        DecodedToken.TYPE,
        Map.of("Claims", CelTypes.map(CelTypes.STRING, CelTypes.DYN), "Valid", CelTypes.BOOL));
    to.contextFunction(
        "jwt.Decode",
        "(string, string) -> " + TOKEN,
        (call, a) -> {
          byte[] secret = text(a[1]).getBytes(StandardCharsets.UTF_8);
          return secret.length == 0
              ? CelError.of("jwt: the secret is empty")
              : decode(call, text(a[0]), KeySet.ofSecret(secret));
        });
    to.contextFunction(
        "jwt.Decode",
        "(string, " + KeySet.TYPE + ") -> " + TOKEN,
        (call, a) -> decode(call, text(a[0]), (KeySet) a[1]));
  }

  private static String text(Value value) {
    return ((StringNode) value).value();
  }

  private Value decode(CelCall call, String text, KeySet keys) {
    if (!call.charge(COST + text.length())) {
      return call.stopped();
    }
    return switch (SignedToken.parse(text)) {
      case SignedToken.Parsed.Bad(String reason) -> CelError.of("jwt: " + reason);
      case SignedToken.Parsed.Good(SignedToken token) -> verified(token, keys);
    };
  }

  private Value verified(SignedToken token, KeySet keys) {
    Optional<SignatureAlgorithm> algorithm = SignatureAlgorithm.of(token.algorithm());
    if (algorithm.isEmpty()) {
      return CelError.of("jwt: tokens of algorithm `" + token.algorithm() + "` are not accepted");
    }
    Optional<VerificationKey> key = keys.find(token.keyId());
    if (key.isEmpty()) {
      return CelError.of(
          token.keyId().isEmpty()
              ? "jwt: the token names no key, and there is not exactly one"
              : "jwt: there is no key `" + token.keyId() + "`");
    }
    if (!key.get().allows(algorithm.get())) {
      return CelError.of("jwt: the key is not for algorithm `" + token.algorithm() + "`");
    }
    byte[] signature = token.signature().toArray();
    if (!key.get().verifies(algorithm.get(), token.signed().toArray(), signature)) {
      return CelError.of("jwt: the signature does not belong to the token and the key");
    }
    Optional<String> malformed = Claims.malformed(token.claims());
    if (malformed.isPresent()) {
      return CelError.of("jwt: claim `" + malformed.get() + "` is no number");
    }
    ObjectNode claims = Claims.plain(token.claims());
    return new DecodedToken(claims, Claims.areCurrent(token.claims(), clock.instant()));
  }
}
