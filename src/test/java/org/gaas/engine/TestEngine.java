package org.gaas.engine;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.spring.ProcessEngineFactoryBean;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.flywaydb.core.Flyway;
import org.gaas.engine.boot.NameLost;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The engine with all that the desk adds to it, in memory and without a web server. Jobs run when the test says so.
 * Diagrams and forms of the desk are deployed; a test adds its own.
 */
public class TestEngine implements AutoCloseable {
    private static final String DATABASE = "test.database";

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final boolean shared;

    private TestEngine(Map<String, Object> properties, Map<String, Object> beans, Class<?>... components) {
        shared = properties.containsKey(DATABASE);
        var all = new HashMap<>(properties);
        all.putIfAbsent(DATABASE, UUID.randomUUID().toString());
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", all));
        context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
        context.register(Parts.class);
        beans.forEach((name, bean) -> register(name, bean));
        if (components.length > 0) context.register(components);
        context.refresh();
    }

    /**
     * @param beans fakes and steps by the name that diagrams use
     * @param components classes to make beans of
     */
    public static TestEngine with(Map<String, Object> beans, Class<?>... components) {
        return new TestEngine(Map.of(), beans, components);
    }

    public static TestEngine with(Map<String, Object> properties, Map<String, Object> beans, Class<?>... components) {
        return new TestEngine(properties, beans, components);
    }

    @SuppressWarnings("unchecked")
    private <T> void register(String name, T bean) {
        context.registerBean(name, (Class<T>) bean.getClass(), () -> bean);
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** Deploys files of the test's classpath under their bare names, together. */
    public void deploy(String... files) {
        var deployment = repository().createDeployment();
        for (var file : files)
            deployment.addInputStream(
                    file.substring(file.lastIndexOf('/') + 1), getClass().getResourceAsStream(file));
        deployment.deploy();
    }

    /** Runs jobs, failed ones too as long as they have retries left, until none is left. Timers stay. */
    public void runJobs() {
        for (var round = 0; round < 100; round++) {
            var jobs = management()
                    .createJobQuery()
                    .messages()
                    .withRetriesLeft()
                    .active()
                    .list();
            if (jobs.isEmpty()) return;
            for (var job : jobs)
                try {
                    management().executeJob(job.getId());
                } catch (RuntimeException failed) {
                    // the engine has noted it
                }
        }
        throw new AssertionError("the jobs never end");
    }

    /** From here on long steps are served, as in a desk that is ready. */
    public void serveLongSteps() {
        context.publishEvent(new ApplicationReadyEvent(new SpringApplication(), new String[0], context, Duration.ZERO));
    }

    /** This node falls silent, as after a crash: nothing is released. */
    public void fallSilent() {
        context.publishEvent(new NameLost("test"));
    }

    /** Acts as a signed-in person. */
    public void as(String user, String[] groups, Runnable acts) {
        identity().setAuthentication(user, List.of(groups));
        try {
            acts.run();
        } finally {
            identity().clearAuthentication();
        }
    }

    /** Ends all processes that still run. */
    public void clear() {
        identity().clearAuthentication();
        // long steps may go on meanwhile, and be in the way
        await().atMost(Duration.ofSeconds(30))
                .ignoreException(OptimisticLockingException.class)
                .until(() -> {
                    for (var instance : runtime()
                            .createProcessInstanceQuery()
                            .rootProcessInstances()
                            .list())
                        runtime()
                                .deleteProcessInstanceIfExists(
                                        instance.getId(), "end of the test", true, true, true, false);
                    return true;
                });
    }

    public ProcessEngine engine() {
        return get(ProcessEngine.class);
    }

    public RuntimeService runtime() {
        return engine().getRuntimeService();
    }

    public TaskService tasks() {
        return engine().getTaskService();
    }

    public FormService forms() {
        return engine().getFormService();
    }

    public HistoryService history() {
        return engine().getHistoryService();
    }

    public RepositoryService repository() {
        return engine().getRepositoryService();
    }

    public ManagementService management() {
        return engine().getManagementService();
    }

    public IdentityService identity() {
        return engine().getIdentityService();
    }

    public FilterService filters() {
        return engine().getFilterService();
    }

    public ExternalTaskService externalTasks() {
        return engine().getExternalTaskService();
    }

    /** Its database goes too, but for one that has a name: others may use it. */
    @Override
    public void close() {
        var url = url(context.getEnvironment());
        context.close();
        if (!shared)
            JdbcClient.create(new DriverManagerDataSource(url)).sql("shutdown").update();
    }

    private static String url(Environment properties) {
        return "jdbc:h2:mem:" + properties.getRequiredProperty(DATABASE) + ";DB_CLOSE_DELAY=-1";
    }

    /** Without @Configuration, so that the scan of the whole desk does not take it for one of its parts. */
    @ComponentScan("org.gaas.engine")
    static class Parts {
        @Bean
        MayFollow everybody() {
            return user -> {};
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean(destroyMethod = "close")
        HikariDataSource dataSource(Environment properties) {
            var pool = new HikariDataSource();
            pool.setJdbcUrl(url(properties));
            pool.setMaximumPoolSize(30);
            pool.setMinimumIdle(1);
            pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
            return pool;
        }

        @Bean
        PlatformTransactionManager transactions(DataSource source) {
            return new DataSourceTransactionManager(source);
        }

        @Bean
        JdbcClient jdbcClient(DataSource source) {
            Flyway.configure().dataSource(source).load().migrate();
            return JdbcClient.create(source);
        }

        @Bean
        ProcessEngineFactoryBean processEngine(
                DataSource source,
                PlatformTransactionManager transactions,
                List<ProcessEnginePlugin> plugins,
                ApplicationContext context) {
            var configuration = new SpringProcessEngineConfiguration();
            configuration.setApplicationContext(context);
            configuration.setProcessEngineName(UUID.randomUUID().toString());
            configuration.setDataSource(source);
            configuration.setTransactionManager(transactions);
            configuration.setDatabaseSchemaUpdate("true");
            configuration.setHistory("full");
            configuration.setJobExecutorActivate(false);
            configuration.setIdGenerator(new StrongUuidGenerator());
            configuration.setMetricsEnabled(false);
            configuration.getProcessEnginePlugins().addAll(plugins);
            var factory = new ProcessEngineFactoryBean();
            factory.setProcessEngineConfiguration(configuration);
            return factory;
        }

        @Bean
        RuntimeService runtimeService(ProcessEngine engine) {
            return engine.getRuntimeService();
        }

        @Bean
        TaskService taskService(ProcessEngine engine) {
            return engine.getTaskService();
        }

        @Bean
        FormService formService(ProcessEngine engine) {
            return engine.getFormService();
        }

        @Bean
        RepositoryService repositoryService(ProcessEngine engine) {
            return engine.getRepositoryService();
        }

        @Bean
        ManagementService managementService(ProcessEngine engine) {
            return engine.getManagementService();
        }

        @Bean
        HistoryService historyService(ProcessEngine engine) {
            return engine.getHistoryService();
        }

        @Bean
        IdentityService identityService(ProcessEngine engine) {
            return engine.getIdentityService();
        }

        @Bean
        ExternalTaskService externalTaskService(ProcessEngine engine) {
            return engine.getExternalTaskService();
        }
    }
}
