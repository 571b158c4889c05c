package org.langevin.binding;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Words that other programs and papers have for what is called by another name here. */
final class Synonyms {
  private static final Map<String, List<String>> NAMES = new HashMap<>();

  static {
    put("learningRate", "lr", "eta", "stepSize");
    put("steps", "epochs", "nEpochs", "numEpochs", "iterations", "nIter", "iters");
    put("steps", "nSteps", "numSteps", "timesteps", "nfe");
    put("batch", "bs", "batchSize", "minibatch");
    put("averaging", "ema", "emaDecay", "emaRate", "polyak");
    put("decay", "emaDecay", "emaRate", "rate");
    put("gradientNorm", "gradClip", "clipGradNorm", "maxNorm", "clip");
    put("hidden", "layers", "units", "width", "hiddenDim", "hiddenDims", "hiddenSize");
    put("activation", "nonlinearity", "act");
    put("count", "n", "nSamples", "numSamples", "numScales", "nLevels", "size");
    put("step", "stepSize", "eps", "tau", "lr", "dt");
    put("kernel", "stepSize", "step");
    put("smallest", "sigmaMin", "sigmaEnd", "minSigma");
    put("largest", "sigmaMax", "sigmaBegin", "maxSigma");
    put("schedule", "betaMin", "betaMax", "noiseSchedule", "sigmaMin", "sigmaMax");
    put("horizon", "t", "tEnd", "tMax", "endTime");
    put("end", "epsilon", "tMin");
    put("noise", "std", "sigma", "deviation");
    put("heldOut", "validation", "validationSplit", "valSplit", "testSize");
    put("patience", "earlyStopping");
    put("seed", "randomSeed", "randomState");
    put("projections", "nProjections", "slices");
    put("metrics", "metric", "evaluation");
    put("samplers", "sampler", "sampling");
    put("network", "model", "scoreNetwork");
    put("dataset", "data");
    put("use", "type", "class", "id", "kind");

    put("ornstein-uhlenbeck", "ou", "vp", "vpSde", "ddpm", "subVpSde");
    put("simple", "ve", "veSde", "smld");
    put("critically-damped", "cld", "underdamped");
    put("gaussian-mixture", "gmm", "mixture", "mog");
    put("fashion-mnist", "mnist", "fmnist");
    put("swiss-roll", "spiral");
    put("denoising", "dsm");
    put("time-denoising", "dsm", "ddpm");
    put("implicit", "ism", "hyvarinen");
    put("explicit", "esm");
    put("sliced", "ssm", "hutchinson");
    put("contrastive-divergence", "cd");
    put("ula", "langevin");
    put("annealed-langevin", "ald", "annealed");
    put("predictor-corrector", "pc");
    put("parallel-tempering", "replicaExchange", "pt");
    put("euler-maruyama", "em", "euler", "ddpm");
    put("frechet-distance", "fid");
    put("kernel-stein-discrepancy", "ksd");
    put("effective-sample-size", "ess");
    put("wasserstein", "emd", "ot");
    put("sliced-wasserstein", "swd");
    put("exponential", "ema");
    put("swish", "silu");
    put("classifier-free", "cfg");
  }

  private Synonyms() {}

  private static void put(String name, String... words) {
    for (String word : words) {
      NAMES.merge(plain(word), List.of(name), Synonyms::joined);
    }
  }

  private static List<String> joined(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).distinct().toList();
  }

  /** Without case, dashes and the like, in which programs differ. */
  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[-_ .]", "");
  }

  /** Those of the known words that somebody means who writes this one. */
  static List<String> of(String word, Collection<String> known) {
    return NAMES.getOrDefault(plain(word), List.of()).stream().filter(known::contains).toList();
  }

  /** What is to be known of a word beside its synonym; empty for nothing. */
  static String note(String word) {
    return plain(word).contains("epoch") ? " An epoch of n items has n / batch of them." : "";
  }
}
