package org.langevin.workbench.internal.runs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.langevin.api.figure.Figure;
import org.langevin.workbench.figures.FigureFiles;
import org.langevin.workbench.internal.figures.SamplerFigures;
import org.langevin.workbench.internal.files.FileNames;
import org.langevin.workbench.internal.files.FileProblem;

/**
 * The figures that plugins handed over, as a reader is to see them: what a metric draws of each
 * sampler is one chart if it can be, and else has the sampler's name.
 *
 * @param kinds the same figure of one metric or sampler's kind, of several samplers
 */
record PluginFigures(List<Kind> kinds) {
  /**
   * One figure of several samplers.
   *
   * @param origin the first one's
   * @param name of the figure, without those of the plugin and the sampler
   * @param bySampler the figures
   * @param files the names that they have alone
   */
  private record Kind(
      Origin origin, String name, Map<String, Figure> bySampler, Map<String, String> files) {}

  /** Reads what was handed over, in the order in which it is to appear. */
  static PluginFigures read(RunFolder folder, List<Origin> origins) throws IOException {
    Map<List<String>, Kind> kinds = new LinkedHashMap<>();
    for (Origin origin : origins) {
      Path parts = folder.figureParts(origin);
      String prefix = origin.fileName() + ".";
      for (String file : FigureFiles.names(parts)) {
        // The names of samplers are apart; a name that was cut stands for itself.
        String name = file.startsWith(prefix) ? file.substring(prefix.length()) : file;
        String plugin = origin.name().isEmpty() ? file : origin.name();
        Kind kind =
            kinds.computeIfAbsent(
                List.of(origin.kind(), plugin, name),
                key -> new Kind(origin, name, new LinkedHashMap<>(), new LinkedHashMap<>()));
        kind.bySampler().put(origin.sampler(), read(parts, file));
        kind.files().put(origin.sampler(), file);
      }
    }
    return new PluginFigures(new ArrayList<>(kinds.values()));
  }

  private static Figure read(Path parts, String name) throws IOException {
    try {
      return FigureFiles.read(parts, name);
    } catch (IOException e) {
      throw FileProblem.reading(FigureFiles.file(parts, name), e);
    }
  }

  /** Whether a plugin drew a figure of this name, which then need not be there twice. */
  boolean has(String name) {
    return kinds.stream().anyMatch(kind -> kind.name().equals(name));
  }

  /**
   * Adds the figures by the names of their files. What two metrics draw alike, such as the error of
   * one score over the plane, is there once.
   */
  void addTo(Map<String, Figure> figures) throws IOException {
    Set<String> drawn = new HashSet<>();
    for (Kind kind : kinds) {
      if (!drawn.add(content(kind))) {
        continue;
      }
      Optional<Figure> merged =
          kind.bySampler().size() > 1 ? SamplerFigures.merged(kind.bySampler()) : Optional.empty();
      if (merged.isPresent()) {
        figures.put(
            FileNames.of(kind.origin().kind(), kind.origin().name()) + "." + kind.name(),
            merged.get());
        continue;
      }
      kind.bySampler()
          .forEach(
              (sampler, figure) ->
                  figures.put(kind.files().get(sampler), SamplerFigures.named(figure, sampler)));
    }
  }

  private static String content(Kind kind) throws IOException {
    StringBuilder content = new StringBuilder();
    for (Map.Entry<String, Figure> figure : kind.bySampler().entrySet()) {
      content.append(figure.getKey()).append('\n');
      content.append(FigureFiles.content(kind.name(), figure.getValue())).append('\n');
    }
    return content.toString();
  }
}
