package org.langevin.workbench.internal.composition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.langevin.api.Parameter;
import org.langevin.api.Part;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.api.generator.Generator;
import org.langevin.api.generator.GeneratorContext;
import org.langevin.api.guidance.Guidance;
import org.langevin.api.loss.Loss;
import org.langevin.api.loss.LossContext;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricContext;
import org.langevin.api.network.NetworkContext;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.sampler.Sampler;
import org.langevin.api.sampler.SamplerContext;
import org.langevin.api.sde.Scheme;
import org.langevin.api.sde.SchemeContext;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.SdeContext;
import org.langevin.binding.Inline;

/** The document of an experiment: the root of all parts. */
record ExperimentDocument(
    @Parameter(description = "One line for lists and reports", value = "Untitled") String title,
    @Parameter(description = "What the experiment shows", value = "null") String description,
    @Parameter(description = "The figure or table of a paper that it repeats", value = "null")
        String paper,
    @Parameter(description = "From which all random numbers follow", value = "1") long seed,
    @Parameter(description = "What is modelled", value = "null")
        Part<DatasetContext, Dataset> dataset,
    @Parameter(description = "How data become noise", value = "null") Part<SdeContext, Sde> sde,
    @Parameter(description = "The score, to be trained or in closed form", value = "null")
        Part<NetworkContext, ScoreNetwork> network,
    @Parameter(description = "What the training minimises", value = "null")
        Part<LossContext, Loss> loss,
    @Parameter(description = "How the network is trained", value = "null")
        TrainingSettings training,
    @Parameter(description = "A model in the place of a score", value = "null") Samples generator,
    @Parameter(description = "What draws samples", value = "[]") List<Chains> samplers,
    @Parameter(
            description = "How the SDE is solved forward in time, in the place of a score",
            value = "[]")
        List<Forward> simulations,
    @Parameter(description = "What is measured of the samples", value = "[]")
        List<Measurement> metrics,
    @Parameter(description = "What is expected of the metrics", value = "null") JsonNode expect) {
  private static final String COUNT = "How many samples to draw";
  private static final String NAME = "The name of its samples; by default its id";
  private static final int MOST = 10_000_000;

  /** An element of {@code samplers}. */
  record Chains(
      @Inline @Parameter(description = "The sampler") Part<SamplerContext, Sampler> sampler,
      @Parameter(description = NAME, value = "null") String name,
      @Parameter(description = COUNT, unit = "samples", min = 1, max = MOST, value = "1000")
          int count,
      @Parameter(
              description =
                  "Whether to use the moving average of the network's parameters; by default if"
                      + " there is one",
              value = "null")
          Boolean averaged,
      @Parameter(
              description = "A score in closed form that it drives in place of the experiment's",
              value = "null")
          Part<NetworkContext, ScoreNetwork> network,
      @Parameter(
              description = "What changes the score that it drives, the first one first",
              value = "[]")
          List<Part<SamplerContext, Guidance>> guidance,
      @Parameter(
              description =
                  "The class that all samples are to be of, by its name or its number from 0; by"
                      + " default each sample's is drawn as often as items have it. Only for networks"
                      + " that are told classes",
              value = "null")
          JsonNode class_) {
    Chains averaged(boolean chosen) {
      return new Chains(sampler, name, count, chosen, network, guidance, class_);
    }
  }

  /** An element of {@code simulations}. */
  record Forward(
      @Inline @Parameter(description = "The scheme") Part<SchemeContext, Scheme> scheme,
      @Parameter(description = NAME, value = "null") String name,
      @Parameter(
              description =
                  "How many paths; path i begins at item i of the dataset, and at the first again"
                      + " where there are fewer",
              unit = "paths",
              min = 1,
              max = MOST,
              value = "1000")
          int count,
      @Parameter(
              description = "In how many equal steps from time 0 to the horizon",
              unit = "steps",
              min = 1,
              max = 1_000_000,
              value = "100")
          int steps) {}

  /** The member {@code generator}. */
  record Samples(
      @Inline @Parameter(description = "The generator") Part<GeneratorContext, Generator> generator,
      @Parameter(description = NAME, value = "null") String name,
      @Parameter(description = COUNT, unit = "samples", min = 1, max = MOST, value = "1000")
          int count) {}

  /** An element of {@code metrics}. */
  record Measurement(
      @Inline @Parameter(description = "The metric") Part<MetricContext, Metric> metric,
      @Parameter(description = "The name of its results; by default its id", value = "null")
          String name,
      @Parameter(description = "The paper's values", value = "null") JsonNode reference) {}

  /** A dataset by itself. */
  record Data(
      @Inline @Parameter(description = "The dataset") Part<DatasetContext, Dataset> dataset) {}
}
