package dev.ephor.cli.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Works on things on several threads and hands the answers on in the order of the things. */
public final class Ordered {
  /** Fewer are done sooner than threads are started. */
  private static final int FEW = 4;

  private static final int QUEUED_PER_WORKER = 4;

  private Ordered() {}

  /** Calls {@code sink} on the caller's thread alone; the number of waiting answers is bounded. */
  public static <T, R> void forEach(List<T> things, Function<T, R> work, Consumer<R> sink) {
    int workers = Runtime.getRuntime().availableProcessors();
    if (things.size() < FEW || workers == 1) {
      things.forEach(thing -> sink.accept(work.apply(thing)));
      return;
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
      Deque<Future<R>> queue = new ArrayDeque<>();
      for (T thing : things) {
        queue.addLast(pool.submit(() -> work.apply(thing)));
        if (queue.size() >= workers * QUEUED_PER_WORKER) {
          sink.accept(await(queue.removeFirst()));
        }
      }
      while (!queue.isEmpty()) {
        sink.accept(await(queue.removeFirst()));
      }
    }
  }

  /** The answer; what went wrong on the other thread goes on here. */
  static <R> R await(Future<R> answer) {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for results", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
