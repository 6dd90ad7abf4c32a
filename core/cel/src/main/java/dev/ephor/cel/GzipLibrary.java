package dev.ephor.cel;

import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Kyverno's {@code gzip.compress} and {@code gzip.decompress}. */
final class GzipLibrary implements CelLibrary {
  /** What a small text may become; the cost budget ends it sooner. */
  private static final int PLAIN_BYTES_MAX = 8 << 20;

  private static final int STEP = 8192;

  @Override
  public String name() {
    return "kyverno gzip";
  }

  @Override
  public void declare(CelDeclarations to) {
    to.function("gzip.compress", "(string) -> bytes", (call, a) -> compress(call, a[0]));
    to.function("gzip.compress", "(bytes) -> bytes", (call, a) -> compress(call, a[0]));
    to.function("gzip.decompress", "(bytes) -> string", GzipLibrary::decompress);
  }

  /** The header holds no time, so that equal texts give equal bytes. */
  private static Value compress(CelCall call, Value value) {
    byte[] plain =
        value instanceof CelBytes bytes
            ? bytes.raw()
            : Arguments.text(value).getBytes(StandardCharsets.UTF_8);
    if (!Arguments.chargeTraversal(call, plain.length)) {
      return call.stopped();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return CelBytes.wrap(out.toByteArray());
  }

  private static Value decompress(CelCall call, Value[] a) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPInputStream gzip =
        new GZIPInputStream(new ByteArrayInputStream(((CelBytes) a[0]).raw()))) {
      byte[] part = new byte[STEP];
      for (int read = gzip.read(part); read >= 0; read = gzip.read(part)) {
        if (!Arguments.chargeTraversal(call, read)) {
          return call.stopped();
        }
        out.write(part, 0, read);
        if (out.size() > PLAIN_BYTES_MAX) {
          return CelError.TOO_LARGE;
        }
      }
    } catch (EOFException _) {
      return CelError.of("gzip: unexpected end of data");
    } catch (IOException e) {
      return CelError.of("gzip: invalid data: " + e.getMessage());
    }
    return StringNode.of(out.toString(StandardCharsets.UTF_8));
  }
}
