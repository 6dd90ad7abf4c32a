package dev.ephor.engine.manifest;

import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.DuplicateKeys;
import dev.ephor.document.Limits;
import dev.ephor.document.Marks;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.ReadResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * What was signed: base64 of a gzip of YAML, or of a gzip of a gzip of a tar with YAML files. The
 * signature is over the bytes within the outer gzip.
 *
 * <p>Everything in it comes from whoever sends the resource until a signature has been verified, so
 * manifests are read only after that, and no size that the text announces is believed.
 */
final class SignedMessage {
  private static final int TEXT_MAX = 2 << 20;

  /** Kubernetes stores no object above 1.5 MiB. */
  static final int BYTES_MAX = 4 << 20;

  private static final int BLOCK = 512;
  private static final int TAR_MAGIC_AT = 257;
  private static final int TAR_SIZE_AT = 124;
  private static final int TAR_SIZE_LENGTH = 12;
  private static final int TAR_TYPE_AT = 156;
  private static final int FILES_MAX = 1_000;

  private static final Limits LIMITS =
      new Limits(BYTES_MAX, BYTES_MAX, BYTES_MAX, 100, 200_000, 20_000, 1_000, 10);

  private final byte[] bytes;

  private SignedMessage(byte[] bytes) {
    this.bytes = bytes;
  }

  /** What became of reading a text. */
  sealed interface Opened {
    record Message(SignedMessage message) implements Opened {}

    record Unreadable(String why) implements Opened {}
  }

  /** What became of reading the signed bytes. */
  sealed interface Content {
    record Manifests(List<ObjectNode> objects) implements Content {
      public Manifests {
        objects = List.copyOf(objects);
      }
    }

    record Unreadable(String why) implements Content {}
  }

  /** Unpacks the text of the annotation. */
  static Opened open(String text) {
    if (text.length() > TEXT_MAX) {
      return new Opened.Unreadable("the message is too large");
    }
    byte[] packed;
    try {
      packed = Base64.getDecoder().decode(text.strip());
    } catch (IllegalArgumentException e) {
      return new Opened.Unreadable("failed to decode base64 message in the annotation");
    }
    if (!isGzip(packed)) {
      return new Opened.Message(new SignedMessage(packed));
    }
    return unpack(packed)
        .<Opened>map(bytes -> new Opened.Message(new SignedMessage(bytes)))
        .orElse(
            new Opened.Unreadable(
                "the message is no gzip or larger than " + BYTES_MAX + " bytes when unpacked"));
  }

  boolean isSigned(SignatureCheck check, List<String> signatures) {
    return check.verifies(bytes, signatures);
  }

  /** The objects in the signed bytes. */
  Content manifests() {
    Optional<byte[]> plain = isGzip(bytes) ? unpack(bytes) : Optional.of(bytes);
    if (plain.isEmpty()) {
      return new Content.Unreadable(
          "the files in the message are no gzip or larger than " + BYTES_MAX + " bytes");
    }
    Optional<List<byte[]>> files =
        isTar(plain.get(), 0) ? files(plain.get()) : Optional.of(List.of(plain.get()));
    if (files.isEmpty()) {
      return new Content.Unreadable("the files in the message cannot be told apart");
    }
    DocumentReader reader = new DocumentReader(LIMITS, DuplicateKeys.REJECT, Marks.DROP);
    List<ObjectNode> out = new ArrayList<>();
    for (byte[] file : files.get()) {
      ReadResult read = reader.readAll("message", file);
      if (read.hasErrors()) {
        return new Content.Unreadable("the message is no YAML that can be read");
      }
      for (Document document : read.documents()) {
        if (document.root() instanceof ObjectNode object) {
          out.add(object);
        }
      }
    }
    return new Content.Manifests(out);
  }

  private static boolean isGzip(byte[] bytes) {
    return bytes.length > 2 && bytes[0] == (byte) 0x1f && bytes[1] == (byte) 0x8b;
  }

  /** Empty when it is broken or unpacks to more than is allowed. */
  private static Optional<byte[]> unpack(byte[] packed) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] out = in.readNBytes(BYTES_MAX + 1);
      return out.length > BYTES_MAX ? Optional.empty() : Optional.of(out);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isTar(byte[] bytes, int at) {
    return bytes.length >= at + BLOCK
        && new String(bytes, at + TAR_MAGIC_AT, 5, StandardCharsets.US_ASCII).equals("ustar");
  }

  /** Contents of the regular files of a tar (POSIX ustar); empty when it is cut off or broken. */
  private static Optional<List<byte[]>> files(byte[] tar) {
    List<byte[]> out = new ArrayList<>();
    int at = 0;
    while (isTar(tar, at) && out.size() < FILES_MAX) {
      long size = octal(tar, at + TAR_SIZE_AT);
      int from = at + BLOCK;
      if (size < 0 || size > tar.length - from) {
        return Optional.empty();
      }
      byte type = tar[at + TAR_TYPE_AT];
      if (type == '0' || type == 0) {
        out.add(Arrays.copyOfRange(tar, from, from + (int) size));
      }
      at = from + (int) ((size + BLOCK - 1) / BLOCK * BLOCK);
      if (at > tar.length) {
        break;
      }
    }
    return Optional.of(out);
  }

  private static long octal(byte[] tar, int at) {
    long value = 0;
    for (int i = at; i < at + TAR_SIZE_LENGTH; i++) {
      byte digit = tar[i];
      if (digit == 0 || digit == ' ') {
        continue;
      }
      if (digit < '0' || digit > '7') {
        return -1;
      }
      value = value * 8 + (digit - '0');
    }
    return value;
  }
}
