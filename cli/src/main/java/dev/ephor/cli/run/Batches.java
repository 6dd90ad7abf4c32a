package dev.ephor.cli.run;

import dev.ephor.document.RawDocument;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Works on documents in batches, on several threads when there are many, and hands the answers on
 * in the order of the documents.
 *
 * <p>The queue is bounded, so that no more than a few batches are in memory however long the input
 * is. An input of one batch is worked on by the caller's thread alone: to start others would cost
 * more than the work.
 */
final class Batches {
  private static final int BYTES_MAX = 1 << 20;
  private static final int QUEUED_PER_WORKER = 3;

  private final Supplier<Optional<RawDocument>> source;
  private final int workers;
  private final int documents;
  private boolean ended = false;

  Batches(Supplier<Optional<RawDocument>> source, Batch size) {
    this.source = source;
    this.workers = size.workers();
    this.documents = size.resources();
  }

  /** Applies {@code work} to every batch; {@code sink} is called by the caller's thread alone. */
  <R> void forEach(Function<List<RawDocument>, R> work, Consumer<R> sink) {
    List<RawDocument> first = nextBatch();
    if (ended || workers == 1) {
      while (!first.isEmpty()) {
        sink.accept(work.apply(first));
        first = nextBatch();
      }
      return;
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
      Deque<Future<R>> queue = new ArrayDeque<>();
      List<RawDocument> batch = first;
      while (!batch.isEmpty()) {
        List<RawDocument> taken = batch;
        queue.addLast(pool.submit(() -> work.apply(taken)));
        if (queue.size() >= workers * QUEUED_PER_WORKER) {
          sink.accept(Ordered.await(queue.removeFirst()));
        }
        batch = nextBatch();
      }
      while (!queue.isEmpty()) {
        sink.accept(Ordered.await(queue.removeFirst()));
      }
    }
  }

  private List<RawDocument> nextBatch() {
    List<RawDocument> batch = new ArrayList<>();
    long bytes = 0;
    while (!ended && batch.size() < documents && bytes < BYTES_MAX) {
      Optional<RawDocument> next = source.get();
      if (next.isEmpty()) {
        ended = true;
      } else {
        batch.add(next.get());
        bytes += next.get().length();
      }
    }
    return batch;
  }
}
