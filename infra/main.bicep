// LoadWatch on Azure: a resource group and everything in it. See README.md beside this file.
targetScope = 'subscription'

import { Size, Settings, Watch, Secrets } from 'types.bicep'

@description('The name of the deployment, such as dev or prod: part of every name.')
@minLength(2)
@maxLength(12)
param environmentName string

@description('The region. Flex Consumption must be offered there.')
param location string

@description('What differs between a deployment for trying out and one for people.')
param size Size

@description('What LoadWatch is told, without its secrets.')
param settings Settings

@description('Whom to tell and what it may cost.')
param watch Watch

@description('Public IPv4 addresses from which an operator reaches storage and vault, where the network is private.')
param operatorAddresses string[]

@description('Secrets to put into the vault: name to value. What is missing or empty stays as it is there.')
param secrets Secrets

@description('The first day of the month from which the budget counts. Azure lets nobody change it later.')
param budgetStart string

var tags = {
  'azd-env-name': environmentName
  application: 'loadwatch'
}

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-loadwatch-${environmentName}'
  location: location
  tags: tags
}

module loadwatch 'loadwatch.bicep' = {
  scope: group
  params: {
    environmentName: environmentName
    location: location
    tags: tags
    size: size
    settings: settings
    watch: watch
    operatorAddresses: operatorAddresses
    secrets: secrets
    budgetStart: budgetStart
  }
}

output AZURE_RESOURCE_GROUP string = group.name
output AZURE_FUNCTION_APP string = loadwatch.outputs.appName
output AZURE_KEY_VAULT string = loadwatch.outputs.vaultName
output AZURE_STORAGE_ACCOUNT string = loadwatch.outputs.storageName
output LOADWATCH_PUBLIC_URL string = loadwatch.outputs.publicUrl
