package org.langevin.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.langevin.numerics.Numerics;
import org.langevin.numerics.SelfCheck;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/** The distribution comes up whole. */
public class DistributionIT extends KarafTest {
  private static final String BLAS = "langevin.environment.blas";

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
  public void nd4jAndItsBlasStartWhenTheyAreWanted() throws Exception {
    Numerics numerics = service(Numerics.class);
    ServiceReference<Numerics> reference = context.getServiceReference(Numerics.class);
    assertNull(reference.getProperty(BLAS));
    List<SelfCheck> checks = numerics.start();
    assertEquals(4, checks.size());
    assertTrue(checks.stream().allMatch(SelfCheck::passed));
    String blas = reference.getProperty(BLAS).toString();
    assertTrue(blas, blas.startsWith("OpenBLAS"));
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
