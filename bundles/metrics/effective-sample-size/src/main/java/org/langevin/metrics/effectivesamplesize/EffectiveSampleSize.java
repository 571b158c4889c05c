package org.langevin.metrics.effectivesamplesize;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.figure.Axis;
import org.langevin.api.figure.Figure;
import org.langevin.api.figure.LineChart;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricContext;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.metric.MetricResult;
import org.langevin.api.metric.Traces;
import org.langevin.kit.metric.Tasks;
import org.langevin.kit.metric.Values;
import org.osgi.service.component.annotations.Component;

/**
 * How many independent draws the states of Markov chains are worth: for each component of an item
 * the number of states divided by the autocorrelation time 1 + 2 sum_t rho_t, {@code value} being
 * the smallest of the components.
 *
 * <p>The states are those of the traces that were kept of the sampler's chains, from which the
 * beginning is left out. Where there are none, as with a file, the samples in their order are taken
 * for chains, one after the other. The samples of a run, the last states of independent chains, are
 * independent in that order; what they are worth is not told by their number but by whether the
 * chains have converged, which is what the traces show.
 */
@Component
@Extension(
    point = Metric.POINT,
    id = "effective-sample-size",
    title = "Effective sample size of chains",
    formula = "n / (1 + 2 sum_t rho_t), the smallest over the components",
    source = "Geyer 1992")
public final class EffectiveSampleSize
    implements ExtensionFactory<EffectiveSampleSize.Parameters, MetricContext, Metric> {
  /** What can be chosen. */
  public record Parameters(
      @Parameter(
              description = "The share of each trace that is left out at its beginning.",
              value = "0.5",
              min = 0,
              lessThan = 1)
          double discard,
      @Parameter(
              description =
                  "Where there are no traces: how many chains of one length the samples are, one"
                      + " after the other.",
              unit = "chains",
              value = "1",
              min = 1)
          int chains) {}

  @Override
  public Metric create(Parameters parameters, MetricContext context) {
    return new Size(parameters);
  }

  private record Size(Parameters parameters) implements Metric {
    @Override
    public int realCount() {
      return 1;
    }

    @Override
    public MetricResult evaluate(MetricInput input) {
      Chains chains =
          input
              .traces()
              .map(traces -> Chains.of(traces, parameters.discard()))
              .orElseGet(() -> Chains.of(input, parameters.chains()));
      Mixing[] components = new Mixing[chains.dimension];
      Tasks.run(
          components.length,
          "coordinates",
          input,
          component -> components[component] = Mixing.of(chains.component(component)));
      int worst = 0;
      double sum = 0;
      double reduction = 0;
      for (int i = 0; i < components.length; i++) {
        sum += components[i].size();
        reduction = Math.max(reduction, components[i].reduction());
        worst = components[i].size() < components[worst].size() ? i : worst;
      }
      double states = (double) chains.states.length * chains.length();
      double least = components[worst].size();
      Map<String, Double> values = new LinkedHashMap<>();
      values.put(MetricResult.VALUE, least);
      values.put("mean", sum / components.length);
      values.put("states", states);
      values.put("autocorrelation-time", chains.stride * states / least);
      if (Double.isFinite(reduction)) {
        values.put("r-hat", reduction);
      }
      return new MetricResult(
          values,
          MetricResult.Better.HIGHER,
          String.format(
              Locale.ROOT,
              "%d %s of %d states, %d steps apart; the worst component is %d",
              chains.states.length,
              chains.states.length == 1 ? "chain" : "chains",
              chains.length(),
              chains.stride,
              worst),
          figures(components[worst], worst, chains.stride));
    }

    private static List<Figure> figures(Mixing mixing, int component, int stride) {
      double[] correlations = mixing.autocorrelations();
      double[] lags = new double[correlations.length];
      Arrays.setAll(lags, i -> (double) i * stride);
      return correlations.length == 0
          ? List.of()
          : List.of(
              new LineChart(
                  "autocorrelation",
                  "Autocorrelation of the chains",
                  "Of component "
                      + component
                      + ", the one that mixes worst, as far as it counts for the effective sample"
                      + " size.",
                  Axis.of("lag (steps)"),
                  Axis.of("autocorrelation"),
                  List.of(LineChart.Curve.of("component " + component, lags, correlations))));
    }
  }

  /**
   * Chains of one length.
   *
   * @param states of each chain, one after the other
   * @param dimension of a state
   * @param stride steps between two states
   */
  private record Chains(double[][] states, int dimension, int stride) {
    static Chains of(Traces traces, double discard) {
      int dimension = traces.dimension();
      int first = (int) (discard * traces.length());
      double[][] states = new double[traces.chains()][(traces.length() - first) * dimension];
      float[] whole = new float[traces.length() * dimension];
      for (int i = 0; i < states.length; i++) {
        traces.copy(i, whole);
        for (int k = 0; k < states[i].length; k++) {
          states[i][k] = whole[first * dimension + k];
        }
      }
      return new Chains(states, dimension, traces.stride()).checked("/discard");
    }

    static Chains of(MetricInput input, int count) {
      double[] all = Values.doubles(input.generated(), "generated");
      int dimension = input.generated().shape().dimension();
      if (input.generated().size() % count != 0) {
        throw new InvalidExperimentException(
            "/chains",
            input.generated().size() + " samples are no " + count + " chains of one length");
      }
      int values = all.length / count;
      double[][] states = new double[count][];
      for (int i = 0; i < count; i++) {
        states[i] = Arrays.copyOfRange(all, i * values, (i + 1) * values);
      }
      return new Chains(states, dimension, 1).checked("/chains");
    }

    private Chains checked(String parameter) {
      if (states.length == 0 || length() < 2 * Mixing.SHORTEST_HALF) {
        throw new InvalidExperimentException(
            parameter,
            "chains need at least "
                + 2 * Mixing.SHORTEST_HALF
                + " states, but these have "
                + (states.length == 0 ? 0 : length()));
      }
      for (double[] chain : states) {
        for (double value : chain) {
          if (!Double.isFinite(value)) {
            throw new InvalidExperimentException(
                "a chain has the value "
                    + value
                    + ": the sampler diverged and needs smaller steps");
          }
        }
      }
      return this;
    }

    int length() {
      return states[0].length / dimension;
    }

    double[][] component(int component) {
      double[][] values = new double[states.length][length()];
      for (int i = 0; i < states.length; i++) {
        for (int k = 0; k < values[i].length; k++) {
          values[i][k] = states[i][k * dimension + component];
        }
      }
      return values;
    }
  }
}
