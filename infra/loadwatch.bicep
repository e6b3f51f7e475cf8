import { Size, Settings, Watch, Secrets, Tags } from 'types.bicep'

param environmentName string
param location string
param tags Tags
param size Size
param settings Settings
param watch Watch
param operatorAddresses string[]
param secrets Secrets
param budgetStart string

var suffix = take(uniqueString(resourceGroup().id), 8)
var insightsName = 'appi-loadwatch-${environmentName}'
var storageName = 'stloadwatch${suffix}'
var vaultName = 'kv-lw-${suffix}'

@description('Whom the app is to storage, vault and telemetry: it has no key and no password.')
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-loadwatch-${environmentName}'
  location: location
  tags: tags
}

module observability 'modules/observability.bicep' = {
  params: {
    environmentName: environmentName
    insightsName: insightsName
    location: location
    tags: tags
    logDays: size.logDays
    logCapGb: size.logCapGb
    email: watch.email
    identityId: identity.id
    principalId: identity.properties.principalId
  }
}

module storage 'modules/storage.bicep' = {
  params: {
    name: storageName
    location: location
    tags: tags
    sku: size.storageSku
    undeleteDays: size.undeleteDays
    privateNetwork: size.privateNetwork
    operatorAddresses: operatorAddresses
    storageLogs: size.storageLogs
    identityId: identity.id
    principalId: identity.properties.principalId
    workspaceId: observability.outputs.workspaceId
  }
}

module vault 'modules/vault.bicep' = {
  params: {
    name: vaultName
    location: location
    tags: tags
    undeleteDays: size.undeleteDays
    purgeProtection: size.purgeProtection
    privateNetwork: size.privateNetwork
    operatorAddresses: operatorAddresses
    secrets: secrets
    identityId: identity.id
    principalId: identity.properties.principalId
    workspaceId: observability.outputs.workspaceId
  }
}

module network 'modules/network.bicep' = if (size.privateNetwork) {
  params: {
    environmentName: environmentName
    location: location
    tags: tags
    storageId: storage.outputs.id
    vaultId: vault.outputs.id
  }
}

module app 'modules/function-app.bicep' = {
  params: {
    name: 'func-loadwatch-${environmentName}-${suffix}'
    planName: 'plan-loadwatch-${environmentName}'
    location: location
    tags: tags
    size: size
    settings: settings
    identityName: identity.name
    storageName: storageName
    packagesUrl: storage.outputs.packagesUrl
    vaultUri: vault.outputs.uri
    keyRingKey: vault.outputs.keyRingKey
    insightsName: insightsName
    workspaceId: observability.outputs.workspaceId
    subnetId: network.?outputs.appSubnetId ?? ''
  }
}

module alerts 'modules/alerts.bicep' = {
  params: {
    environmentName: environmentName
    location: location
    tags: tags
    workspaceId: observability.outputs.workspaceId
    actionGroupId: observability.outputs.actionGroupId
    platforms: concat(
      empty(settings.stravaClientId) ? [] : ['strava'],
      empty(settings.garminClientId) ? [] : ['garmin']
    )
    hasCarrier: !empty(settings.twilioAccountSid)
  }
}

module budget 'modules/budget.bicep' = {
  params: {
    environmentName: environmentName
    amount: watch.monthlyBudget
    start: budgetStart
    email: watch.email
    actionGroupId: observability.outputs.actionGroupId
  }
}

output appName string = app.outputs.name
output publicUrl string = app.outputs.publicUrl
output vaultName string = vaultName
output storageName string = storageName
