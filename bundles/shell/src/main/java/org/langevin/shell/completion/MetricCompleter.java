package org.langevin.shell.completion;

import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.langevin.api.metric.Metric;
import org.langevin.workbench.ExtensionInfo;

/** Completes ids of metrics. */
@Service
public final class MetricCompleter extends CatalogueCompleter {
  @Override
  boolean offers(ExtensionInfo extension) {
    return extension.point().equals(Metric.POINT);
  }
}
