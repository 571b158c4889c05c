package org.langevin.workbench.internal.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.langevin.api.figure.BarChart;
import org.langevin.api.figure.Figure;
import org.langevin.api.figure.LineChart;
import org.langevin.api.figure.Panels;

/** The same figure of several samplers: one chart of them all, or each with its sampler's name. */
public final class SamplerFigures {
  private SamplerFigures() {}

  /**
   * One chart of them all: what is the same in all of them is there once, and what is not has the
   * sampler's name.
   *
   * @param bySampler at least two
   * @return empty if they are not charts over the same axes
   */
  public static Optional<Figure> merged(Map<String, Figure> bySampler) {
    List<Figure> figures = List.copyOf(bySampler.values());
    if (figures.stream().allMatch(BarChart.class::isInstance)) {
      return bars(bySampler, figures.stream().map(BarChart.class::cast).toList());
    }
    if (figures.stream().allMatch(LineChart.class::isInstance)) {
      return lines(bySampler, figures.stream().map(LineChart.class::cast).toList());
    }
    return Optional.empty();
  }

  private static Optional<Figure> bars(Map<String, Figure> bySampler, List<BarChart> charts) {
    BarChart first = charts.get(0);
    if (!charts.stream().allMatch(chart -> chart.horizontal().equals(first.horizontal()))) {
      return Optional.empty();
    }
    return Optional.of(
        new BarChart(
            first.name(),
            first.title(),
            first.caption(),
            first.horizontal(),
            first.vertical(),
            members(
                bySampler,
                charts.stream().map(BarChart::groups).toList(),
                BarChart.Group::label,
                group -> Arrays.asList(group.label(), Arrays.toString(group.heights())),
                (group, label) -> new BarChart.Group(label, group.heights(), group.errors()))));
  }

  private static Optional<Figure> lines(Map<String, Figure> bySampler, List<LineChart> charts) {
    LineChart first = charts.get(0);
    if (!charts.stream()
        .allMatch(
            chart ->
                chart.horizontal().equals(first.horizontal())
                    && chart.vertical().equals(first.vertical()))) {
      return Optional.empty();
    }
    return Optional.of(
        new LineChart(
            first.name(),
            first.title(),
            first.caption(),
            first.horizontal(),
            first.vertical(),
            members(
                bySampler,
                charts.stream().map(LineChart::curves).toList(),
                LineChart.Curve::label,
                curve ->
                    List.of(curve.label(), Arrays.toString(curve.x()), Arrays.toString(curve.y())),
                (curve, label) ->
                    new LineChart.Curve(
                        label, curve.x(), curve.y(), curve.lower(), curve.upper(), curve.pale()))));
  }

  private static <M> List<M> members(
      Map<String, Figure> bySampler,
      List<List<M>> charts,
      Function<M, String> label,
      Function<M, Object> content,
      BiFunction<M, String, M> renamed) {
    Map<Object, Integer> counts = new LinkedHashMap<>();
    charts.forEach(
        chart -> chart.forEach(member -> counts.merge(content.apply(member), 1, Integer::sum)));
    List<M> members = new ArrayList<>();
    for (M member : charts.get(0)) {
      if (counts.get(content.apply(member)) == charts.size()) {
        members.add(member);
      }
    }
    Iterator<String> samplers = bySampler.keySet().iterator();
    for (List<M> chart : charts) {
      String sampler = samplers.next();
      List<M> own =
          chart.stream()
              .filter(member -> counts.get(content.apply(member)) < charts.size())
              .toList();
      boolean single = own.stream().map(label).distinct().count() == 1;
      for (M member : own) {
        members.add(renamed.apply(member, single ? sampler : label.apply(member) + ", " + sampler));
      }
    }
    return members;
  }

  /** The figure with its sampler's name in the title. */
  public static Figure named(Figure figure, String sampler) {
    if (sampler.isEmpty() || figure.title().contains(sampler)) {
      return figure;
    }
    String title = figure.title().isEmpty() ? sampler : figure.title() + ", " + sampler;
    return figure instanceof Panels panels
        ? new Panels(
            panels.name(),
            title,
            panels.caption(),
            panels.columns(),
            panels.panels(),
            panels.rows())
        : new Panels(figure.name(), title, figure.caption(), 1, List.of(figure));
  }
}
