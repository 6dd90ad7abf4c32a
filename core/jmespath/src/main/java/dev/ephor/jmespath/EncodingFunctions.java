package dev.ephor.jmespath;

import static dev.ephor.jmespath.ArgumentType.ANY;
import static dev.ephor.jmespath.ArgumentType.OBJECT;
import static dev.ephor.jmespath.ArgumentType.STRING;
import static dev.ephor.jmespath.Function.define;
import static dev.ephor.jmespath.Function.takes;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.DuplicateKeys;
import dev.ephor.document.Limits;
import dev.ephor.document.Marks;
import dev.ephor.document.NullNode;
import dev.ephor.document.RawDocument;
import dev.ephor.document.ReadResult;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Functions of policies that encode, decode and hash texts. */
final class EncodingFunctions {
  private static final List<Function.Parameter> TEXT = List.of(takes(STRING));

  /** Hashing a character costs about as much as several of the evaluator's own steps. */
  private static final int STEPS_PER_CHARACTER = 4;

  private EncodingFunctions() {}

  static List<Function> functions(RandomGenerator random) {
    DocumentReader yaml = new DocumentReader(Limits.DEFAULT, DuplicateKeys.WARN, Marks.DROP);
    return List.of(
        define("base64_encode", TEXT, STRING, "base64 of a string", EncodingFunctions::encode),
        define(
            "base64_decode",
            TEXT,
            STRING,
            "string that base64 stands for",
            EncodingFunctions::decode),
        define("sha256", TEXT, STRING, "SHA-256 hash of a string, hexadecimal", hash("SHA-256")),
        define("sha1", TEXT, STRING, "SHA-1 hash of a string, hexadecimal", hash("SHA-1")),
        define("md5", TEXT, STRING, "MD5 hash of a string, hexadecimal", hash("MD5")),
        define(
            "parse_json", TEXT, ANY, "value that a JSON text stands for", EncodingFunctions::json),
        define(
            "parse_yaml",
            TEXT,
            ANY,
            "value of the first document of a YAML text",
            (site, args, budget) -> yaml(yaml, site, args, budget)),
        define(
            "x509_decode",
            TEXT,
            OBJECT,
            "fields of a certificate or certificate request in PEM",
            EncodingFunctions::certificate),
        define(
            "random",
            TEXT,
            STRING,
            "random string that a regular expression describes",
            (site, args, budget) ->
                RandomText.generate(site, Builtins.text(args[0]), random, budget)));
  }

  private static boolean pay(Value text, JmesBudget budget) {
    return budget.spend((long) Builtins.text(text).length() * STEPS_PER_CHARACTER);
  }

  private static byte[] bytes(Value text) {
    return Builtins.text(text).getBytes(StandardCharsets.UTF_8);
  }

  private static Value encode(CallSite site, Value[] args, JmesBudget budget) {
    return pay(args[0], budget)
        ? StringNode.of(Base64.getEncoder().encodeToString(bytes(args[0])))
        : site.limit();
  }

  private static Value decode(CallSite site, Value[] args, JmesBudget budget) {
    if (!pay(args[0], budget)) {
      return site.limit();
    }
    return switch (Base64Text.decode(Builtins.text(args[0]))) {
      case Base64Text.Decoded.Ok(String text) -> StringNode.of(text);
      case Base64Text.Decoded.Bad(int offset) ->
          site.fail("illegal base64 data at input byte " + offset);
    };
  }

  private static Function.Body hash(String algorithm) {
    return (site, args, budget) ->
        pay(args[0], budget)
            ? StringNode.of(HexFormat.of().formatHex(digest(algorithm).digest(bytes(args[0]))))
            : site.limit();
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }

  private static Value json(CallSite site, Value[] args, JmesBudget budget) {
    if (!pay(args[0], budget)) {
      return site.limit();
    }
    return switch (JsonText.read(Builtins.text(args[0]))) {
      case JsonText.Read.Ok ok -> ok.value();
      case JsonText.Read.Bad bad -> site.fail(bad.message());
    };
  }

  private static Value yaml(DocumentReader reader, CallSite site, Value[] args, JmesBudget budget) {
    if (!pay(args[0], budget)) {
      return site.limit();
    }
    Optional<RawDocument> first = reader.open("", new ByteArrayInputStream(bytes(args[0]))).next();
    if (first.isEmpty()) {
      return NullNode.NULL;
    }
    ReadResult result = reader.parse(first.get());
    if (result.hasErrors()) {
      Diagnostic problem = result.diagnostics().getFirst();
      return site.fail("yaml: line " + problem.at().line() + ": " + problem.message());
    }
    return result.documents().stream().findFirst().<Value>map(Document::root).orElse(NullNode.NULL);
  }

  private static Value certificate(CallSite site, Value[] args, JmesBudget budget) {
    return pay(args[0], budget) ? X509Decoder.decode(site, Builtins.text(args[0])) : site.limit();
  }
}
