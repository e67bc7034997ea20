package io.obrestore.simulator.admin;

import io.obrestore.simulator.admin.KernelParser.NameContext;
import io.obrestore.simulator.admin.KernelParser.NameOrStringContext;
import io.obrestore.simulator.admin.KernelParser.RestoreContext;
import io.obrestore.simulator.admin.KernelParser.StringContext;
import io.obrestore.simulator.admin.KernelParser.TenantContext;
import io.obrestore.simulator.admin.KernelParser.UntilContext;
import io.obrestore.simulator.admin.KernelStatement.DropMode;
import io.obrestore.simulator.admin.KernelStatement.RecoverPoint;
import io.obrestore.simulator.restore.RestorePoint;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/** Turns a parse tree into a statement. */
final class StatementReader extends KernelParserBaseVisitor<KernelStatement> {
  private final Literals literals;

  StatementReader(Literals literals) {
    this.literals = literals;
  }

  @Override
  public KernelStatement visitScript(KernelParser.ScriptContext script) {
    return visit(script.statement());
  }

  @Override
  public KernelStatement visitCreatePool(KernelParser.CreatePoolContext pool) {
    return new PoolOptionsReader(this).read(pool);
  }

  @Override
  public KernelStatement visitDropPool(KernelParser.DropPoolContext pool) {
    return new KernelStatement.DropResourcePool(name(pool.name()), pool.ifExists() != null);
  }

  @Override
  public KernelStatement visitSetDecryption(KernelParser.SetDecryptionContext set) {
    return new KernelStatement.SetDecryption(set.text().stream().map(this::text).toList());
  }

  private String text(KernelParser.TextContext text) {
    if (text.HEX() != null) {
      return Literals.hex(text.HEX().getText());
    }
    return text.BITS() != null ? Literals.bits(text.BITS().getText()) : string(text.string());
  }

  @Override
  public KernelStatement visitDropTenant(KernelParser.DropTenantContext drop) {
    DropMode mode =
        drop.FORCE() != null
            ? DropMode.FORCE
            : drop.PURGE() != null ? DropMode.PURGE : DropMode.PLAIN;
    return new KernelStatement.DropTenant(name(drop.name()), drop.ifExists() != null, mode);
  }

  @Override
  public KernelStatement visitRestorePreview(KernelParser.RestorePreviewContext preview) {
    return new KernelStatement.RestorePreview(string(preview.string()));
  }

  @Override
  public KernelStatement visitRestore(RestoreContext restore) {
    // Without FROM the only string of its own is the option string.
    List<StringContext> strings = restore.string();
    KernelParser.KeyConfigContext key = keyConfig(restore);
    return new KernelStatement.RestoreTenant(
        name(restore.name()),
        restore.FROM() == null ? null : string(strings.get(0)),
        restore.until() == null ? null : point(restore.until()),
        string(strings.get(strings.size() - 1)),
        restore.encryptKey() == null ? null : string(restore.encryptKey().string()),
        key == null ? null : string(key.string()),
        key == null || key.encryptKey() == null ? null : string(key.encryptKey().string()),
        restore.description() == null ? null : string(restore.description().string()));
  }

  private static KernelParser.@Nullable KeyConfigContext keyConfig(RestoreContext restore) {
    return restore.restoreConfig().stream()
        .filter(KernelParser.KeyConfigContext.class::isInstance)
        .map(KernelParser.KeyConfigContext.class::cast)
        .findFirst()
        .orElse(null);
  }

  @Override
  public KernelStatement visitCancelRestore(KernelParser.CancelRestoreContext cancel) {
    return new KernelStatement.CancelRestore(name(cancel.name()));
  }

  @Override
  public KernelStatement visitActivateStandby(KernelParser.ActivateStandbyContext activate) {
    return new KernelStatement.ActivateStandby(
        tenant(activate.tenant()), activate.VERIFY() != null);
  }

  @Override
  public KernelStatement visitRecoverStandby(KernelParser.RecoverStandbyContext recover) {
    KernelParser.RecoverPointContext point = recover.recoverPoint();
    return new KernelStatement.RecoverStandby(
        tenant(recover.tenant()), point == null ? null : recoverPoint(point));
  }

  private RecoverPoint recoverPoint(KernelParser.RecoverPointContext point) {
    if (point instanceof KernelParser.RecoverUntilContext until) {
      return new RecoverPoint.Until(point(until.until()));
    }
    return point instanceof KernelParser.RecoverUnlimitedContext
        ? new RecoverPoint.Unlimited()
        : new RecoverPoint.Cancel();
  }

  @Override
  public KernelStatement visitRunUpgradeJob(KernelParser.RunUpgradeJobContext run) {
    List<String> tenants =
        run.tenantList() == null
            ? List.of()
            : run.tenantList().nameOrString().stream().map(this::nameOrString).toList();
    return new KernelStatement.RunUpgradeJob(string(run.string()), tenants);
  }

  @Override
  public KernelStatement visitSetParameters(KernelParser.SetParametersContext set) {
    return new KernelStatement.SetParameters(set.setting().stream().map(this::setting).toList());
  }

  private KernelStatement.ParameterSetting setting(KernelParser.SettingContext setting) {
    return new KernelStatement.ParameterSetting(
        Literals.name(setting.parameterName().getText()).toLowerCase(Locale.ROOT),
        constant(setting.constant()),
        tenant(setting.tenant()));
  }

  private @Nullable String constant(KernelParser.ConstantContext constant) {
    if (constant.NULLX() != null) {
      return null;
    }
    return constant.string() == null ? constant.getText() : string(constant.string());
  }

  private @Nullable String tenant(@Nullable TenantContext tenant) {
    return tenant == null ? null : nameOrString(tenant.nameOrString());
  }

  private RestorePoint point(UntilContext until) {
    if (until instanceof KernelParser.UntilScnContext scn) {
      return new RestorePoint.Scn(Numbers.integer(scn.INT().getSymbol()));
    }
    return new RestorePoint.Time(string(((KernelParser.UntilTimeContext) until).string()));
  }

  String nameOrString(NameOrStringContext context) {
    if (context.string() != null) {
      return string(context.string());
    }
    return context.ALL() != null ? "all" : name(context.name());
  }

  String string(StringContext context) {
    return literals.string(context.getText());
  }

  static String name(NameContext context) {
    return Literals.name(((ParserRuleContext) context).getText());
  }
}
