package org.langevin.shell.completion;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.langevin.api.dataset.DatasetFactory;
import org.langevin.api.generator.GeneratorFactory;
import org.langevin.api.loss.LossFactory;
import org.langevin.api.metric.MetricFactory;
import org.langevin.api.network.ScoreNetworkFactory;
import org.langevin.api.sampler.SamplerFactory;
import org.langevin.api.sde.SdeFactory;

/** Completes extension points. */
@Service
public final class PointCompleter implements Completer {
  /** The names of all extension points. */
  public static final List<String> POINTS =
      List.of(
          DatasetFactory.POINT,
          ScoreNetworkFactory.POINT,
          LossFactory.POINT,
          SdeFactory.POINT,
          SamplerFactory.POINT,
          MetricFactory.POINT,
          GeneratorFactory.POINT);

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    return new StringsCompleter(POINTS).complete(session, line, candidates);
  }
}
