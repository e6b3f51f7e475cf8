// A network of the app's own, in which storage and vault have private addresses.
import { Tags } from '../types.bicep'

param environmentName string
param location string
param tags Tags
param storageId string
param vaultId string

resource network 'Microsoft.Network/virtualNetworks@2025-01-01' = {
  name: 'vnet-loadwatch-${environmentName}'
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: ['10.20.0.0/16'] }
  }

  resource app 'subnets' = {
    name: 'app'
    properties: {
      addressPrefix: '10.20.1.0/24'
      delegations: [
        {
          name: 'flex-consumption'
          properties: { serviceName: 'Microsoft.App/environments' }
        }
      ]
    }
  }

  resource endpoints 'subnets' = {
    name: 'endpoints'
    // Subnets of one network are made one after the other.
    dependsOn: [app]
    properties: { addressPrefix: '10.20.2.0/24' }
  }
}

var services = [
  {
    id: storageId
    group: 'blob'
    zone: 'privatelink.blob.${environment().suffixes.storage}'
  }
  {
    id: storageId
    group: 'queue'
    zone: 'privatelink.queue.${environment().suffixes.storage}'
  }
  {
    id: storageId
    group: 'table'
    zone: 'privatelink.table.${environment().suffixes.storage}'
  }
  {
    id: vaultId
    group: 'vault'
    zone: 'privatelink${replace(environment().suffixes.keyvaultDns, '.vault.', '.vaultcore.')}'
  }
]

module endpoints 'private-endpoint.bicep' = [
  for service in services: {
    params: {
      name: 'pe-loadwatch-${environmentName}-${service.group}'
      location: location
      tags: tags
      networkId: network.id
      subnetId: network::endpoints.id
      targetId: service.id
      group: service.group
      zone: service.zone
    }
  }
]

output appSubnetId string = network::app.id
