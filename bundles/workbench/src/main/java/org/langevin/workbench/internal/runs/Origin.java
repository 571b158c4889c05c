package org.langevin.workbench.internal.runs;

import java.util.Arrays;
import java.util.stream.Stream;
import org.langevin.workbench.internal.files.FileNames;

/**
 * What handed over figures: a sampler, or a metric of a sampler's samples.
 *
 * @param kind {@code sampler} or {@code metric}
 * @param name of the metric; empty for a sampler
 * @param sampler empty for a metric that needs no samples
 */
record Origin(String kind, String name, String sampler) {
  static Origin sampler(String name) {
    return new Origin("sampler", "", name);
  }

  static Origin metric(String name, String sampler) {
    return new Origin("metric", name, sampler);
  }

  /** Of the folder with its figures. */
  String fileName() {
    return name.isEmpty() ? FileNames.of(kind, sampler) : FileNames.of(kind, name, sampler);
  }

  /** Of one of its figures, whose name may have dots itself: the same for no other. */
  String fileName(String figure) {
    return FileNames.of(
        Stream.concat(
                name.isEmpty() ? Stream.of(kind, sampler) : Stream.of(kind, name, sampler),
                Arrays.stream(figure.split("\\.", -1)))
            .toArray(String[]::new));
  }
}
