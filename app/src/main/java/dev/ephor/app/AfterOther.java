package dev.ephor.app;

import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A stream that lets another one speak first: what waits in the other's buffer is written before
 * anything is written here.
 */
final class AfterOther extends OutputStream {
  private final OutputStream target;
  private final Flushable other;

  AfterOther(OutputStream target, Flushable other) {
    this.target = target;
    this.other = other;
  }

  @Override
  public void write(int one) throws IOException {
    other.flush();
    target.write(one);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    other.flush();
    target.write(bytes, from, length);
  }

  @Override
  public void flush() throws IOException {
    target.flush();
  }
}
