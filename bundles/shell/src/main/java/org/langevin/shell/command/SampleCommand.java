package org.langevin.shell.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.langevin.shell.Output;
import org.langevin.shell.completion.RunCompleter;
import org.langevin.shell.completion.SamplerCompleter;
import org.langevin.shell.completion.SettingCompleter;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.Runs;

/** Draws samples from a run's network or generator. */
@Service
@Command(
    scope = "score",
    name = "sample",
    description = "Draws new samples from a run's trained network or generator",
    detailedDescription =
        "For example: sample RUN --sampler euler-maruyama --count 1000 --out more.npy. A run with a"
            + " generator needs no sampler; --set then changes how the generator draws.")
public final class SampleCommand extends WorkCommand {
  private static final String STANDARD_OUTPUT = "-";

  @Reference Runs runs;

  @Argument(name = "run", description = "The run's id or folder", required = true)
  @Completion(RunCompleter.class)
  String run;

  @Option(name = "--sampler", description = "ID: the sampler; none if the run has a generator")
  @Completion(SamplerCompleter.class)
  String sampler;

  @Option(
      name = "--set",
      description =
          "POINTER=VALUE: a parameter of the sampler or generator, as in /steps=500; may be repeated",
      multiValued = true)
  @Completion(SettingCompleter.class)
  List<String> settings;

  @Option(
      name = "--class",
      description = "CLASS: the one that all samples are to be of, by its name or number")
  String label;

  @Option(name = "--count", description = "NUMBER: how many samples")
  int count;

  @Option(
      name = "--seed",
      description = "NUMBER: the seed of the random numbers; sample i is the same for any count")
  String seed = "1";

  @Option(
      name = "--out",
      description = "FILE: the .npy or .csv file to write; - for the standard output, as .npy")
  @Completion(FileCompleter.class)
  String target;

  @Override
  void run() throws Exception {
    if (count < 1) {
      throw new InvalidRequestException("--count", "", "give how many samples, 1 or more");
    }
    ObjectNode part = with(settings, Output.object());
    if (sampler != null) {
      part.put("use", sampler);
    }
    if (label != null) {
      part.put("class", label);
    }
    long number = Numbers.parseLong("--seed", seed);
    if (required("--out", target).equals(STANDARD_OUTPUT)) {
      if (json) {
        throw new InvalidRequestException(
            "--out", "", "samples and JSON cannot both go to the standard output; name a file");
      }
      runs.sample(run, part, count, number, out(), threads(threads), progress());
      return;
    }
    Path file = Path.of(target).toAbsolutePath();
    runs.sample(run, part, count, number, file, threads(threads), progress());
    if (json) {
      print(Output.object().put("file", file.toString()).put("count", count));
    } else {
      out().println(file);
      out().flush();
    }
  }
}
