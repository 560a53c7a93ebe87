import { type BrokerConfig, ConfigError } from '@kavka/config';

/** Refuses at the start what this node would not do later, where keeping silent would be dangerous or useless. */
export function refuseUnserved(config: BrokerConfig): void {
  const problems: string[] = [];
  for (const { name, securityProtocol } of config.listeners.broker) {
    if (securityProtocol !== 'PLAINTEXT') {
      problems.push(`listener ${name} wants ${securityProtocol}, but only PLAINTEXT is served yet`);
    }
  }
  if (!config.hasRole('broker') || !config.hasRole('controller')) {
    problems.push(
      `process.roles is "${config.list('process.roles').join(',')}", but only "broker,controller" is served yet`,
    );
  }
  const others = config.voters.filter((voter) => voter.id !== config.nodeId);
  if (others.length > 0) {
    const own = config
      .list('controller.quorum.voters')
      .find((voter) => voter.startsWith(`${config.nodeId}@`));
    const alone = own === undefined ? '' : `: controller.quorum.voters=${own} starts it alone`;
    problems.push(
      `controller.quorum.voters names the nodes ${others.map(({ id }) => id).join(', ')} beside this one, ` +
        `but only a cluster of one node is served yet${alone}`,
    );
  }
  if (config.bootstrapServers.length > 1) {
    const named = config.list('controller.quorum.bootstrap.servers');
    problems.push(
      `controller.quorum.bootstrap.servers names several controllers (${named.join(',')}), ` +
        'but only a cluster of one node is served yet: name the controller of this node alone to start it so',
    );
  }
  if (config.string('authorizer.class.name') !== '') {
    problems.push('authorizer.class.name is set, but no authorizer is served yet');
  }
  if (problems.length > 0) throw new ConfigError(problems);
}
