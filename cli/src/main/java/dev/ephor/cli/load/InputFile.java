package dev.ephor.cli.load;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file to read, or the standard input.
 *
 * @param name as messages show it: relative to where the user is
 * @param listed whether the user named the file itself and not a folder it is in
 */
public record InputFile(Origin origin, String name, boolean listed) {

  /** Where the content comes from. */
  public sealed interface Origin {
    /** A regular file. */
    record OnDisk(Path path) implements Origin {}

    /** The standard input; it can be read once. */
    record Stream(InputStream in) implements Origin {}
  }

  /** The content; closing it does not close the standard input. */
  public InputStream open() throws IOException {
    return switch (origin) {
      case Origin.OnDisk(Path path) -> Files.newInputStream(path);
      case Origin.Stream(InputStream in) -> new Uncloseable(new BufferedInputStream(in));
    };
  }

  /** All of the content, or one byte more than {@code bytesMax} when there is more than that. */
  public byte[] content(long bytesMax) throws IOException {
    try (InputStream in = open()) {
      return in.readNBytes((int) Math.min(bytesMax + 1, 1 << 30));
    }
  }

  private static final class Uncloseable extends FilterInputStream {
    Uncloseable(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      return in.read(into, from, length);
    }

    @Override
    public void close() {}
  }
}
