package org.langevin.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.langevin.numerics.Numerics;
import org.langevin.numerics.SelfCheck;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/** The distribution comes up whole. */
public class DistributionIT extends KarafTest {
  @Test
  public void allBundlesAreActive() throws Exception {
    service(Numerics.class);
    List<String> others = new ArrayList<>();
    for (Bundle bundle : context.getBundles()) {
      boolean fragment = bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
      int wanted = fragment ? Bundle.RESOLVED : Bundle.ACTIVE;
      if (bundle.getState() != wanted) {
        others.add(bundle.getSymbolicName() + " in state " + bundle.getState());
      }
    }
    assertEquals(List.of(), others);
  }

  @Test
  public void blasIsCheckedAndSingleThreadedAlsoAfterNd4jHasStarted() throws Exception {
    Numerics numerics = service(Numerics.class);
    assertTrue(numerics.blasVersion(), numerics.blasVersion().startsWith("OpenBLAS"));
    assertEquals(1, numerics.blasThreads());
    numerics.startNd4j();
    assertEquals(4, numerics.selfChecks().size());
    assertTrue(numerics.selfChecks().stream().allMatch(SelfCheck::passed));
    assertEquals(1, numerics.blasThreads());
  }

  @Test
  public void bundlesCanUseTheVectorApi() throws Exception {
    Class<?> vector = bundle("org.langevin.nn").loadClass("jdk.incubator.vector.FloatVector");
    Object species = vector.getField("SPECIES_PREFERRED").get(null);
    Class<?> speciesType =
        bundle("org.langevin.nn").loadClass("jdk.incubator.vector.VectorSpecies");
    Method broadcast = vector.getMethod("broadcast", speciesType, float.class);
    Method add = vector.getMethod("add", float.class);
    Method lane = vector.getMethod("lane", int.class);
    Object sum = add.invoke(broadcast.invoke(null, species, 2f), 3f);
    assertEquals(5f, lane.invoke(sum, 0));
  }
}
