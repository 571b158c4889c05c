package org.langevin.workbench.internal.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.IntConsumer;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Columns;
import org.langevin.api.figure.Figure;

/**
 * The figures that every run gets, from what its dataset and its samples say of themselves: images
 * are shown as images, rows of a table by the marginals of their columns, points of the plane as
 * points with densities and score fields where they are known, and so on.
 */
public final class StandardFigures {
  /** Kinds of figures: of the training, of the samples, and of the ways that samples took. */
  public static final int KINDS = 3;

  private StandardFigures() {}

  /** The figures of a run, in the order in which a reader should meet them. */
  public static List<Figure> of(Outcome outcome) {
    return of(outcome, done -> {});
  }

  /**
   * The same. An interrupt ends the work.
   *
   * @param progress hears after each kind of figures how many kinds are done, of {@link #KINDS}
   */
  public static List<Figure> of(Outcome outcome, IntConsumer progress) {
    List<Figure> figures = new ArrayList<>();
    outcome.losses().flatMap(HistoryFigures::loss).ifPresent(figures::add);
    outcome.noiseErrors().map(HistoryFigures::noiseErrors).ifPresent(figures::add);
    progress.accept(1);
    Shape shape = outcome.dataset().shape();
    if (outcome.dataset().ability(Columns.class).isPresent()) {
      figures.addAll(TableFigures.of(outcome, outcome.dataset().ability(Columns.class).get()));
    } else if (shape.isImage()) {
      figures.addAll(ImageFigures.of(outcome));
    } else if (shape.dimension() == 1) {
      figures.addAll(LineFigures.of(outcome));
    } else if (shape.dimension() == 2) {
      figures.addAll(PlaneFigures.of(outcome));
    } else {
      figures.addAll(SpaceFigures.of(outcome));
    }
    progress.accept(2);
    figures.addAll(LevelFigures.of(outcome));
    outcome.traces().forEach((name, traces) -> figures.add(HistoryFigures.traces(name, traces)));
    progress.accept(KINDS);
    return List.copyOf(figures);
  }

  /**
   * The figure of a generator's training; empty if nothing was noted.
   *
   * @param losses at the steps, by name
   */
  public static Optional<Figure> losses(double[] steps, SortedMap<String, double[]> losses) {
    return HistoryFigures.losses(steps, losses);
  }

  /** How many panels stand in a row. */
  static int columns(int panels) {
    return panels == 4 ? 2 : Math.min(3, panels);
  }

  /** The label of a coordinate, counted from 0. */
  static String coordinate(int index) {
    return "x" + subscript(index + 1);
  }

  private static String subscript(int number) {
    StringBuilder digits = new StringBuilder();
    for (char digit : Integer.toString(number).toCharArray()) {
      digits.append((char) ('\u2080' + (digit - '0')));
    }
    return digits.toString();
  }
}
